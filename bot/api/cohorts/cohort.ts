import type { Area } from '../../catalogue/catalogue.ts';
import type { Wording } from '../../locales/wording.ts';
import { isoWeekOf, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { momentOf } from '../../domain/person/moment.ts';
import type { Published } from '../../domain/publication/republish.ts';
import { DEFAULT_THRESHOLD } from '../../domain/publication/suppression.ts';
import { OBSERVATIONS } from '../../domain/reflection/answer.ts';
import { AREAS, countedWeeks, effectTable, effectWeekTable, OUTCOMES, STEPS, STEPS_TABLE, weekTable } from '../../domain/team/figures.ts';
import { viewCohort } from '../../usecases/cohorts/view-cohort.ts';
import type { CohortView } from '../contract/cohort.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { cohortIdOf, pageOf } from '../parameters.ts';
import { placedWeekView, sharedView, wordingOf } from '../wording.ts';

const SHARED_A_PAGE = 20;

/** *Kohorten*: published aggregates, and what its members share with all of it. */
export const cohort: Endpoint = { method: 'get', path: '/cohorts/:cohort', answer };

type Count = number | 'hidden';

async function answer(call: ApiCall): Promise<CohortView> {
  const { world, person: { value: person } } = call;
  const wording = wordingOf(call);
  const page = await viewCohort(world, person, cohortIdOf(call), pageOf(call, SHARED_A_PAGE));
  const counts = new PublishedCounts(page.published);
  const areas = world.catalogue.programme(page.cohort.programme)?.areas ?? [];
  const weeks = countedWeeks(isoWeekOf(world.clock.now(), person.settings.zone));
  return {
    cohort: { id: page.cohort.cohortId, name: page.cohort.name },
    madeUp: page.cohort.madeUp,
    ...(page.cohort.phases.length > 0 ? { plan: { phases: [...page.cohort.phases], today: momentOf(person, world.clock.now()).date } } : {}),
    ...(page.cohort.closedOn === undefined ? {} : { closedOn: page.cohort.closedOn }),
    members: counts.total(STEPS_TABLE),
    ...(page.published?.publishedAt ? { publishedAt: page.published.publishedAt } : {}),
    threshold: counts.threshold,
    areas: areas.map((area) => areaView(wording, area, counts)),
    steps: STEPS.map((step) => ({ step, count: counts.of(STEPS_TABLE, step) })),
    weeks: publishedWeeks(weeks, counts, weekTable).map((week, _index, published) => ({
      ...placedWeekView(week, published),
      outcomes: OUTCOMES.map((outcome) => ({ outcome, count: counts.of(weekTable(week), outcome) })),
    })),
    effectWeeks: publishedWeeks(weeks, counts, effectWeekTable).map((week, _index, published) => ({
      ...placedWeekView(week, published),
      observations: OBSERVATIONS.map((observation) => ({ observation, count: counts.of(effectWeekTable(week), observation) })),
    })),
    effects: areas.flatMap((area) => areaEffects(wording, area, counts)),
    shared: page.shared.items.flatMap((item) => sharedView(wording, item)),
    ...(page.shared.earlier ? { earlier: page.shared.earlier } : {}),
  };
}

function areaView({ catalogue, language }: Wording, area: Area, counts: PublishedCounts): CohortView['areas'][number] {
  return {
    id: area.id,
    name: catalogue.areaText(area.id, language).name,
    underDevelopment: area.state === 'under-development',
    count: counts.of(AREAS, area.id),
    actions: area.actions.map(({ id, latest }) => ({ id, name: catalogue.actionText(id, latest, language).name, count: counts.of(AREAS, id) })),
  };
}

function areaEffects({ catalogue, language }: Wording, area: Area, counts: PublishedCounts): CohortView['effects'] {
  const effects = area.effects.filter((id) => counts.has(effectTable(id))).map((id) => ({
    id,
    name: catalogue.effectText(id, language),
    observations: OBSERVATIONS.map((observation) => ({ observation, count: counts.of(effectTable(id), observation) })),
  }));
  return effects.length === 0 ? [] : [{ areaId: area.id, areaName: catalogue.areaText(area.id, language).name, effects }];
}

function publishedWeeks(weeks: readonly IsoWeek[], counts: PublishedCounts, table: (week: IsoWeek) => string): readonly IsoWeek[] {
  return weeks.filter((week) => counts.has(table(week)));
}

/** The published tables by id and cell; what is not published reads as hidden, never as zero. */
class PublishedCounts {
  readonly #tables: ReadonlyMap<string, { total: number; threshold: number; cells: ReadonlyMap<string, Count> }>;

  constructor(published: Published | undefined) {
    this.#tables = new Map((published?.tables ?? []).map(({ id, total, threshold, cells }) =>
      [id, { total, threshold, cells: new Map(cells.map(({ key, count }) => [key, count])) }]));
  }

  get threshold(): number {
    return this.#tables.values().next().value?.threshold ?? DEFAULT_THRESHOLD;
  }

  has(table: string): boolean {
    return this.#tables.has(table);
  }

  total(table: string): number {
    return this.#tables.get(table)?.total ?? 0;
  }

  of(table: string, cell: string): Count {
    return this.#tables.get(table)?.cells.get(cell) ?? 'hidden';
  }
}
