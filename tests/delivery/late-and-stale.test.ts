import assert from 'node:assert/strict';
import { withoutStepDay } from '../../bot/domain/person/next-step.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { repairProjections } from '../../bot/usecases/repair-projections.ts';
import { TENANT } from '../support/world.ts';
import { aLaneHistory, answers, away, changes, DUE, NEXT_WEEK, REFUSED, WEEKLY } from './lane-history.ts';
import { begins, ends, FIRST, listed, passes, resultOf, SECOND_MS, works } from './working.ts';

describe('what is late or stale', () => {
  it('a week’s card that arrives makes up for an earlier one that did not', async () => {
    const history = await aLaneHistory(1);
    history.teams.answering(FIRST, WEEKLY, [REFUSED]);
    await works(history);
    assert.deepEqual(await listed(history), [[FIRST, 'poisoned', 'card-refused']]);
    history.world.clock.set(NEXT_WEEK);
    const holder = await works(history);
    assert.deepEqual([await listed(history), holder.run.stats().failures.poisoned], [[], 0]);
  });

  it('who has answered by the time that a card is too late was not missed', async () => {
    const history = await aLaneHistory(1);
    history.teams.answering(FIRST, WEEKLY, [away(60 * SECOND_MS)]);
    const first = await begins(history);
    await passes(history, 5 * SECOND_MS);
    await ends(history, first);
    await answers(history, FIRST);
    history.world.clock.set('2026-11-26T16:30:00.000Z');
    await works(history);
    assert.deepEqual([await listed(history), await resultOf(history, FIRST), history.teams.cards], [[], 'superseded', []]);
  });

  it('a card that is sent again leaves out what is not to be told any more', async () => {
    const change = (person: Person): Person => ({ ...person, stepDay: '2026-11-26' });
    const history = await aLaneHistory(1, { change });
    history.teams.answering(FIRST, WEEKLY, [away()]);
    history.teams.meanwhile = async () => {
      history.teams.meanwhile = async () => undefined;
      await changes(history, FIRST, withoutStepDay);
    };
    await works(history);
    assert.deepEqual(history.teams.to(FIRST).map(({ key, lines }) => [key, lines]), [[WEEKLY, []]]);
  });

  it('a hint that was looked at before the head was saved is left once more by the repair', async () => {
    const history = await aLaneHistory(1, { change: (person) => ({ ...person, pause: { from: '2026-11-01' } }) });
    const { world } = history;
    // The first half of coming back: hints, and then nothing for a while.
    await world.hints.leave({ tenantId: TENANT, repair: { pid: FIRST, dueAt: DUE }, nudge: { dueAt: DUE, to: { kind: 'person', pid: FIRST } } });
    await works(history);
    assert.deepEqual([await history.hints(), history.teams.cards], [[], []]);
    // The second half.
    const loaded = await world.people.load(FIRST);
    assert.ok(loaded);
    const { pause: _over, ...back } = loaded.value;
    await world.people.save({ person: world.nudges.withNextDue({ ...back, rev: back.rev + 1 }, world.clock.now()), records: [] }, loaded.etag);
    await works(history);
    assert.deepEqual(history.teams.cards, []);
    await repairProjections(world, TENANT);
    await works(history);
    assert.deepEqual(history.teams.to(FIRST).map(({ key }) => key), [WEEKLY]);
  });
});
