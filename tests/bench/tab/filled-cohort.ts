import { Temporal } from 'temporal-polyfill';
import { effectIdsOf } from '../../../bot/catalogue/effects.ts';
import { addWeeks, isoWeekOf, weekRange, type IsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import { emptyLedger, mark, type Ledger } from '../../../bot/domain/calendar/ledger.ts';
import { changed } from '../../../bot/domain/person/change.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { OBSERVATIONS, type Observations } from '../../../bot/domain/reflection/answer.ts';
import { questionId } from '../../../bot/domain/reflection/question.ts';
import { sharedWith } from '../../../bot/domain/team/shared-reflection.ts';
import { summaryOf } from '../../../bot/domain/team/summary.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { requestCounter, type RequestCounter } from '../../../bot/storage/table/request-counter.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { changePerson } from '../../../bot/usecases/change-person.ts';
import { publishCohort } from '../../../bot/usecases/cohorts/publish-cohort.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { makeKnown } from '../../support/reach.ts';
import { CATALOGUE, countingIds, worldOver } from '../../support/world.ts';
import { aMember, COHORT, identityOf, makeCohort, TEAM_SIZE, teamIdOf, TRIED, trialIdOf } from '../members.ts';
import { nextStep, whatHappened, whatWasLearnt } from '../texts.ts';

export interface FilledCohort {
  readonly world: World;
  readonly counter: RequestCounter;
}

const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z');
const CURRENT = isoWeekOf(NOW, DEFAULT_ZONE);
/** The card asks about effects every fourth week; in the first so that a young cohort has figures as well. */
const EFFECTS_EVERY = 4;

/**
 * A cohort as it stands after so many weeks. The first team, whose pages are read, has answered every week by the real
 * use case and shown the cohort all of it; everybody else is there as what the cohort keeps of them: a summary of all
 * their weeks, and one shared reflection.
 */
export async function fillCohort(members: number, weeks: number): Promise<FilledCohort> {
  const counter = requestCounter();
  const world = await fillCohortIn(memoryTables({ onRequest: counter.onRequest }), members, weeks);
  return { world, counter };
}

/** The same in tables that hold nothing yet. */
export async function fillCohortIn(tables: Tables, members: number, weeks: number): Promise<World> {
  const world = worldOver(tables, { clock: { now: () => NOW }, ids: countingIds() });
  const period = weekRange(addWeeks(CURRENT, 1 - weeks), CURRENT);
  await makeCohort(tables, members);
  for (let index = 0; index < TEAM_SIZE; index += 1) await live(world, index, period);
  const ledgers = someLedgers(period);
  for (let index = TEAM_SIZE; index < members; index += 1) await project(world, index, period, ledgers);
  await publishCohort(world, COHORT);
  return world;
}

/** Everything that a member does in the period. */
async function live(world: World, index: number, period: readonly IsoWeek[]): Promise<void> {
  const stored = await world.people.create(aMember(index, firstOf(period)));
  await makeKnown(world.identities, identityOf(index), stored.value.pid);
  const circumstances = { id: trialIdOf(index), when: 'Varje fredag', where: 'Hela huset', withWhom: 'Biträdande rektor', seen: 'Jag är sällan ute', wanted: 'Att jag vet mer' };
  let { person } = await changePerson(world, stored, (current) => ({ result: undefined, change: changed(current, { kind: 'trial', circumstances }) }));
  for (const [number, week] of period.entries()) {
    await submitReflection(world, person, {
      question: { week, entry: 1 },
      baseRev: 0,
      trialId: trialIdOf(index),
      answer: { kind: 'reflection', ...textsOf(index + number), help: 'none', visibility: 'cohort', observations: observationsOf(index, number) },
    });
    person = (await world.people.load(person.value.pid)) ?? person;
  }
}

/** What the cohort keeps of a member after the period, without the member. */
async function project(world: World, index: number, period: readonly IsoWeek[], ledgers: readonly Ledger[]): Promise<void> {
  const before = aMember(index, firstOf(period));
  const id = questionId({ week: CURRENT, entry: 1 });
  const observations = observationsOf(index, 0);
  const person: Person = {
    ...before,
    ledger: ledgers[index % ledgers.length] ?? before.ledger,
    observed: [{ id, areaId: TRIED.areaId, visibility: 'cohort', observations }],
  };
  const row = sharedWith('cohort', person, {
    id,
    rev: 1,
    week: CURRENT,
    trialId: trialIdOf(index),
    ...TRIED,
    iteration: 1,
    answer: { kind: 'reflection', ...textsOf(index), help: 'none', visibility: 'cohort', observations },
    showAtMeeting: false,
    submittedAt: NOW.subtract({ seconds: index }).toString({ smallestUnit: 'millisecond' }),
  });
  const shared = (['team', 'cohort'] as const).map((audience) => ({ audience, row }));
  await world.cohorts.project({ cohortId: COHORT, teamId: teamIdOf(index) }, { summary: summaryOf(person), shared }, undefined);
}

/** Of three kinds of member: everybody misses every third week, but not the same one. */
function someLedgers(period: readonly IsoWeek[]): readonly Ledger[] {
  return [0, 1, 2].map((kind) =>
    period.reduce((ledger, week, number) => mark(ledger, week, (kind + number) % 3 === 0 ? 'not-reached' : 'answered'), emptyLedger(firstOf(period))));
}

function textsOf(number: number) {
  return { did: whatHappened(number), takeaway: whatWasLearnt(number), nextStep: nextStep(number) };
}

function observationsOf(index: number, number: number): Observations {
  if (number % EFFECTS_EVERY !== 0) return {};
  const effects = effectIdsOf(CATALOGUE, TRIED.areaId);
  return Object.fromEntries(effects.map((id, place) => [id, OBSERVATIONS[(index + place) % OBSERVATIONS.length] ?? 'not-looked']));
}

function firstOf(period: readonly IsoWeek[]): IsoWeek {
  return period[0] ?? CURRENT;
}
