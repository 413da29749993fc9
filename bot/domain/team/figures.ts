import { addWeeks, weekRange, type IsoWeek } from '../calendar/iso-week.ts';
import { outcomeOf } from '../calendar/ledger.ts';
import type { ActionId, AreaId, EffectId } from '../ids.ts';
import { ledgerWithPause } from '../person/pause.ts';
import type { Figures } from '../publication/republish.ts';
import { DEFAULT_THRESHOLD } from '../publication/suppression.ts';
import type { CellKey, Contribution, TableDefinition, TableId } from '../publication/table.ts';
import { OBSERVATIONS } from '../reflection/answer.ts';
import { WEEKS_COUNTED } from '../reflection/submit.ts';
import type { MemberSummary } from './summary.ts';

/** What the figures need to know of a programme. */
export interface CountedArea {
  readonly id: AreaId;
  readonly actions: readonly { readonly id: ActionId }[];
  readonly effects: readonly EffectId[];
}

export const STEPS = ['choosing', 'trying', 'analysing', 'adjusting'] as const;
export const OUTCOMES = ['asked', 'answered', 'not-reached', 'unanswered', 'paused', 'break', 'not-sent'] as const;

/** The fixed list of tables that are published of a cohort; the cohort's view reads them by the same ids. */
export const AREAS: TableId = 'areas';
export const STEPS_TABLE: TableId = 'steps';
export const weekTable = (week: IsoWeek): TableId => `week:${week}`;
export const effectWeekTable = (week: IsoWeek): TableId => `effect-week:${week}`;
export const effectTable = (effect: EffectId): TableId => `effect:${effect}`;
/** Of those who have chosen no action yet, so that everybody is in a cell. */
const CHOOSING: CellKey = 'choosing';

export function countedWeeks(current: IsoWeek): readonly IsoWeek[] {
  return weekRange(addWeeks(current, 1 - WEEKS_COUNTED), current);
}

export function figuresOf(areas: readonly CountedArea[], summaries: readonly MemberSummary[], current: IsoWeek): Figures {
  // Named once, so that ten thousand members share the names of their tables.
  const weeks = countedWeeks(current).map((week): CountedWeek => ({ week, outcomes: weekTable(week), effects: effectWeekTable(week) }));
  const effects = areas.flatMap((area) => area.effects).map((effect): CountedEffect => ({ effect, table: effectTable(effect) }));
  const actions = new Set<string>(areas.flatMap((area) => area.actions.map(({ id }) => id)));
  return {
    k: DEFAULT_THRESHOLD,
    definitions: [
      areasTable(areas),
      { id: STEPS_TABLE, exclusive: true, cells: STEPS.map((key) => ({ key })) },
      ...weeks.map(({ outcomes }): TableDefinition => ({ id: outcomes, exclusive: true, cells: OUTCOMES.map((key) => ({ key })) })),
      ...weeks.map((week): TableDefinition => ({ id: week.effects, exclusive: false, cells: OBSERVATIONS.map((key) => ({ key })) })),
      ...effects.map(({ table }): TableDefinition => ({ id: table, exclusive: true, cells: OBSERVATIONS.map((key) => ({ key })) })),
    ],
    contributions: summaries.map((summary) => contributionOf(summary, weeks, effects, actions, current)),
  };
}

interface CountedWeek {
  readonly week: IsoWeek;
  readonly outcomes: TableId;
  readonly effects: TableId;
}

interface CountedEffect {
  readonly effect: EffectId;
  readonly table: TableId;
}

function areasTable(areas: readonly CountedArea[]): TableDefinition {
  return {
    id: AREAS,
    exclusive: true,
    cells: [
      ...areas.map(({ id }) => ({ key: id })),
      { key: CHOOSING },
      ...areas.flatMap(({ id, actions }) => actions.map((action) => ({ key: action.id, parent: id }))),
    ],
  };
}

function contributionOf(
  summary: MemberSummary,
  weeks: readonly CountedWeek[],
  effects: readonly CountedEffect[],
  actions: ReadonlySet<string>,
  current: IsoWeek,
): Contribution {
  const ledger = ledgerWithPause(summary.ledger, summary.paused, current);
  const { focus } = summary;
  return {
    pid: summary.pid,
    cells: new Map<TableId, readonly CellKey[]>([
      // An action of another programme, after a move between cohorts, counts as none of this one's.
      [AREAS, [focus && actions.has(focus.actionId) ? focus.actionId : CHOOSING]],
      [STEPS_TABLE, [summary.step]],
      ...weeks.map(({ week, outcomes }) => [outcomes, [outcomeOf(ledger, week, current)]] as const),
      ...weeks.map((counted) => [counted.effects, summary.byWeek[counted.week] ?? []] as const),
      ...effects.flatMap(({ effect, table }) => {
        const observed = summary.latest[effect];
        return observed ? [[table, [observed]] as const] : [];
      }),
    ]),
  };
}
