import assert from 'node:assert/strict';
import { LedtradError } from '../../bot/domain/errors.ts';
import { AnswerLost, type Faults, type TableCall } from '../../bot/storage/table/memory-tables.ts';
import { StorageUnavailableError, type Tables } from '../../bot/storage/table/tables.ts';
import { aHolder, type LaneHistory } from './lane-history.ts';
import { begun, STORIES, told, toldTheNextDay, type Story } from './stories.ts';

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
    for (const when of ['before any call', 'after any commit'] as const) {
      it(`${when} brings nobody a card more: ${story.what}`, async () => {
        for (let call = 1; ; call += 1) {
          const history = await begun(story);
          const outage = new Outage(when, call);
          await told(`${when}: ${call}`, async () => worked(story, history, outage.of(history.world.tables)));
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

type When = 'before any call' | 'after any commit';

/** One call that the client has given up on: before it was carried out, or, of a commit, after. */
class Outage {
  hasBeen = false;
  readonly #when: When;
  #left: number;

  constructor(when: When, call: number) {
    this.#when = when;
    this.#left = call;
  }

  of(tables: Tables): Tables {
    const before = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
      if (this.#when === 'before any call') this.#strike();
      return await ask();
    };
    return {
      get: (...asked) => before(() => tables.get(...asked)),
      range: (...asked) => before(() => tables.range(...asked)),
      commit: async (...asked) => {
        const committed = await before(() => tables.commit(...asked));
        if (this.#when === 'after any commit') this.#strike();
        return committed;
      },
      ping: () => before(() => tables.ping()),
    };
  }

  #strike(): void {
    this.#left -= 1;
    if (this.#left !== 0) return;
    this.hasBeen = true;
    throw new StorageUnavailableError('tried in vain');
  }
}
