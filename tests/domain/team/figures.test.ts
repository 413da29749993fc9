import assert from 'node:assert/strict';
import { emptyLedger, mark, type WeekMark } from '../../../bot/domain/calendar/ledger.ts';
import type { EffectId, PersonId } from '../../../bot/domain/ids.ts';
import { membershipOf } from '../../../bot/domain/publication/table.ts';
import { AREAS, countedWeeks, effectTable, effectWeekTable, figuresOf, STEPS_TABLE, weekTable } from '../../../bot/domain/team/figures.ts';
import { summaryOf, type MemberSummary } from '../../../bot/domain/team/summary.ts';
import { aPerson, aTryingPerson, CATALOGUE, PROGRAMME, week } from '../../support/world.ts';
import { effects } from '../../usecases/builders.ts';

const AREAS_COUNTED = CATALOGUE.programme(PROGRAMME)?.areas ?? [];
const NOW = week('2026-W47');

describe('the figures of a cohort', () => {
  it('have everybody once in areas and in steps, and those who choose in a cell of their own', () => {
    const members = [choosing(1), choosing(2), trying(3)];
    assert.deepEqual(counted(members, AREAS), { choosing: 2, verksamhet: 1, 'verksamhet.rundor': 1 });
    assert.deepEqual(counted(members, STEPS_TABLE), { choosing: 2, trying: 1 });
  });

  it('have every member in exactly one outcome of every counted week', () => {
    const members = [withLedger(1, 'answered'), withLedger(2, 'not-reached'), withLedger(3, 'asked'), withLedger(4, 'break'), choosing(5)];
    assert.equal(countedWeeks(NOW).length, 26);
    for (const each of countedWeeks(NOW)) assert.equal(sum(counted(members, weekTable(each))), members.length, each);
    assert.deepEqual(counted(members, weekTable(week('2026-W46'))), { answered: 1, 'not-reached': 1, unanswered: 1, break: 1, 'not-sent': 1 });
  });

  it('tell a question that waits in the current week from one that was never answered', () => {
    const asked: MemberSummary = { ...choosing(1), ledger: mark(emptyLedger(NOW), NOW, 'asked') };
    assert.deepEqual(counted([asked], weekTable(NOW)), { asked: 1 });
  });

  it('count a pause that goes on, week by week, though nothing was written since', () => {
    const paused: MemberSummary = { ...choosing(1), paused: { from: week('2026-W44') } };
    assert.deepEqual(['2026-W43', '2026-W44', '2026-W46', '2026-W47'].map((each) => counted([paused], weekTable(week(each)))), [{ 'not-sent': 1 }, { paused: 1 }, { paused: 1 }, { paused: 1 }]);
  });

  it('count each effect as each member saw it last, and in a week each kind once', () => {
    const [effect] = effects(1);
    assert.ok(effect);
    const seen = (number: number): MemberSummary => ({ ...trying(number), latest: { [effect]: 'seen' }, byWeek: { '2026-W46': ['not-yet', 'seen'] } });
    assert.deepEqual(counted([seen(1), seen(2), trying(3)], effectTable(effect)), { seen: 2 });
    assert.deepEqual(counted([seen(1), seen(2), trying(3)], effectWeekTable(week('2026-W46'))), { seen: 2, 'not-yet': 2 });
  });

  it('count an action of another programme as none of this one’s', () => {
    const open = AREAS_COUNTED.find(({ id }) => id !== 'verksamhet');
    assert.ok(open);
    const { contributions, definitions } = figuresOf([open], [trying(1)], NOW);
    const areas = definitions.find(({ id }) => id === AREAS);
    assert.ok(areas);
    assert.deepEqual([...(membershipOf(areas, contributions).values().next().value ?? [])], ['choosing']);
  });

  it('leave out effects that the programme does not have', () => {
    const stray: MemberSummary = { ...trying(1), latest: { 'av-ett-annat-program': 'seen' } as MemberSummary['latest'] };
    const { contributions } = figuresOf(AREAS_COUNTED, [stray], NOW);
    assert.equal(contributions[0]?.cells.has(effectTable('av-ett-annat-program' as EffectId)), false);
  });
});

/** How many are in each cell of a table; empty cells are left out. Checks the table's own rules on the way. */
function counted(members: readonly MemberSummary[], table: string): Record<string, number> {
  const { definitions, contributions } = figuresOf(AREAS_COUNTED, members, NOW);
  const definition = definitions.find(({ id }) => id === table);
  assert.ok(definition, table);
  const counts: Record<string, number> = {};
  for (const cells of membershipOf(definition, contributions).values()) for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1;
  return counts;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function choosing(number: number): MemberSummary {
  return summaryOf(aPerson({ pid: `p${number}` as PersonId }));
}

function trying(number: number): MemberSummary {
  return summaryOf(aTryingPerson({ pid: `p${number}` as PersonId }));
}

function withLedger(number: number, marked: WeekMark): MemberSummary {
  return { ...choosing(number), ledger: mark(emptyLedger(NOW), week('2026-W46'), marked) };
}
