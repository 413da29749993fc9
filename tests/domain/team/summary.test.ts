import assert from 'node:assert/strict';
import { OTHER_EFFECT } from '../../../bot/catalogue/effects.ts';
import { addWeeks, weekRange } from '../../../bot/domain/calendar/iso-week.ts';
import { emptyLedger, mark } from '../../../bot/domain/calendar/ledger.ts';
import type { AreaId, PersonId, QuestionId, TrialId } from '../../../bot/domain/ids.ts';
import type { ObservedEffects, RecentReflection } from '../../../bot/domain/person/person.ts';
import { OBSERVATIONS, type Observations } from '../../../bot/domain/reflection/answer.ts';
import { summaryOf } from '../../../bot/domain/team/summary.ts';
import { aPerson, aTryingPerson, CATALOGUE, week } from '../../support/world.ts';

const NOW = week('2026-W47');
/** With a long name, a pause and all kinds of observations in every week that asks: more than anybody has. */
const MOST_BYTES = 1280;

/** Asks for the facilitator's help. */
const ASKING: RecentReflection = { id: '2026-W47.1' as QuestionId, rev: 1, kind: 'reflection', trialId: 't-rundor' as TrialId, iteration: 1, digest: 'd', at: '2026-11-19T13:00:00.000Z', visibility: 'team', showAtMeeting: false, asksFacilitator: true };

describe('the summary of a member', () => {
  it('takes about 1 KB in any area, after years of answers with every effect observed every fourth week', () => {
    const ledger = weekRange(addWeeks(NOW, -149), NOW).reduce((marked, each) => mark(marked, each, 'answered'), emptyLedger(NOW));
    const sizes = (CATALOGUE.programmes[0]?.areas ?? []).map(({ id, effects }) => {
      const observed = [0, 4, 8, 12, 16, 20, 24].map((back): ObservedEffects => ({
        id: `${addWeeks(NOW, -back)}.1` as QuestionId,
        areaId: id,
        visibility: 'team',
        observations: Object.fromEntries([...effects, OTHER_EFFECT].map((effect, index) => [effect, OBSERVATIONS[(index + back / 4) % 4]])) as Observations,
      }));
      const person = aTryingPerson({ pid: `p${'0'.repeat(24)}` as PersonId, name: 'Anna-Katarina Provsson Exempelgren', rev: 400, ledger, observed, pause: { from: '2026-11-01', until: '2026-12-01' }, recent: [ASKING], settings: { ...aTryingPerson().settings, peers: 'no' } });
      return JSON.stringify(summaryOf(person)).length;
    });
    assert.ok(Math.max(...sizes) <= MOST_BYTES, `${Math.max(...sizes)} bytes`);
  });

  it('holds no text that a person wrote, and no directory id', () => {
    const text = JSON.stringify(summaryOf(aTryingPerson({ nextStep: 'Ett hemligt steg' })));
    assert.doesNotMatch(text, /hemligt|2222-4222|0000-4000/);
  });

  it('has no name of a protected identity', () => {
    const summary = summaryOf(aTryingPerson({ name: 'Skyddad Prov', protectedIdentity: true }));
    assert.equal(summary.name, undefined);
    assert.doesNotMatch(JSON.stringify(summary), /Skyddad/);
  });

  it('tells that the facilitator’s help is wanted, and whether the text may be read', () => {
    const asks = (recent: readonly RecentReflection[]) => summaryOf(aTryingPerson({ recent })).asks;
    assert.deepEqual(asks([ASKING]), { id: '2026-W47.1', at: '2026-11-19T13:00:00.000Z', shared: true });
    assert.equal(asks([{ ...ASKING, visibility: 'peer' }])?.shared, false);
    const { asksFacilitator: _, ...without } = ASKING;
    assert.equal(asks([without]), undefined);
  });

  it('says that somebody without a trial in focus is choosing', () => {
    const { step, focus } = summaryOf(aPerson());
    assert.deepEqual([step, focus], ['choosing', undefined]);
  });

  it('counts each effect as it was seen last, whatever was written last', () => {
    const observed = [observation('2026-W47', 'team', { a: 'seen' }), observation('2026-W43', 'team', { a: 'not-yet', b: 'wrong-way' })];
    assert.deepEqual(summaryOf(aTryingPerson({ observed })).latest, { a: 'seen', b: 'wrong-way' });
  });
});

function observation(inWeek: string, visibility: ObservedEffects['visibility'], observations: Record<string, string>): ObservedEffects {
  return { id: `${inWeek}.1` as QuestionId, areaId: 'verksamhet' as AreaId, visibility, observations: observations as Observations };
}
