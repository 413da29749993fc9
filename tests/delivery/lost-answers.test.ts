import assert from 'node:assert/strict';
import { LedtradError } from '../../bot/domain/errors.ts';
import { AnswerLost, type Faults, type TableCall } from '../../bot/storage/table/memory-tables.ts';
import { StorageUnavailableError, type Tables } from '../../bot/storage/table/tables.ts';
import { aHolder, type LaneHistory } from './lane-history.ts';
import { begun, STORIES, told, toldTheNextDay, type Story } from './stories.ts';
import { assertNextWeek } from './the-promise.ts';

describe('a lost answer of the store', () => {
  for (const story of STORIES) {
    it(`to any commit brings nobody a card more: ${story.what}`, async () => {
      const faults = new LosingAnswers();
      for (let lost = 1; ; lost += 1) {
        faults.lose(Infinity);
        const history = await begun(story, faults);
        faults.lose(lost);
        await told(`commit ${lost}`, async () => worked(story, history));
        if (!faults.hasLost) return;
      }
    }).timeout(60_000);
  }
});

describe('an outage of the store', () => {
  for (const story of STORIES) {
    for (const when of ['before', 'after'] as const) {
      it(`${when} any call brings nobody a card more: ${story.what}`, async () => {
        for (let call = 1; ; call += 1) {
          const history = await begun(story);
          const outage = new Outage(when, call);
          await told(`${when} call ${call}`, async () => worked(story, history, outage.of(history.world.tables)));
          if (!outage.hasBeen) return;
        }
      }).timeout(60_000);
    }
  }
});

/** By one holder, who is not to give up. */
async function worked(story: Story, history: LaneHistory, tables = history.world.tables): Promise<void> {
  const holder = await aHolder(history, 'holder', { tables, onError: (error) => assert.ok(error instanceof LedtradError && error.code === 'storage-unavailable') });
  assert.equal(await holder.work(), 'idle');
  await toldTheNextDay(story, history, 0);
  await assertNextWeek(history);
}

/** Loses the answer of one commit, so that the client sends it again. */
class LosingAnswers implements Faults {
  hasLost = false;
  #left = Infinity;

  lose(commit: number): void {
    this.hasLost = false;
    this.#left = commit;
  }

  after({ operation }: TableCall): void {
    if (operation !== 'commit' || this.hasLost) return;
    this.#left -= 1;
    if (this.#left > 0) return;
    this.hasLost = true;
    throw new AnswerLost();
  }
}

/** One call that the client has given up on: before it was carried out, or after. */
class Outage {
  hasBeen = false;
  readonly #when: 'before' | 'after';
  #left: number;

  constructor(when: 'before' | 'after', call: number) {
    this.#when = when;
    this.#left = call;
  }

  of(tables: Tables): Tables {
    return {
      get: (...asked) => this.#through(() => tables.get(...asked)),
      range: (...asked) => this.#through(() => tables.range(...asked)),
      commit: (...asked) => this.#through(() => tables.commit(...asked)),
      ping: () => this.#through(() => tables.ping()),
    };
  }

  async #through<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.#left -= 1;
    const isNow = this.#left === 0;
    this.hasBeen ||= isNow;
    if (isNow && this.#when === 'before') throw new StorageUnavailableError('tried in vain');
    const answer = await ask();
    if (isNow) throw new StorageUnavailableError('tried in vain');
    return answer;
  }
}
