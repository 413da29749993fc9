import assert from 'node:assert/strict';
import type { ActionId, AreaId, EffectId, PersonId, TrialId } from '../../bot/domain/ids.ts';
import { LedtradError, type ErrorCode } from '../../bot/domain/errors.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { Answer } from '../../bot/domain/reflection/answer.ts';
import type { MemberSummary } from '../../bot/domain/team/summary.ts';
import type { CompleteChoice } from '../../bot/domain/trial/decide-choice.ts';
import type { Storage } from '../../bot/ports.ts';
import type { Versioned } from '../../bot/ports/stored.ts';
import type { ReflectionSubmit } from '../../bot/usecases/reflections/submit-reflection.ts';
import { CATALOGUE, COHORT, week } from '../support/world.ts';

export const MAJA = 'p-maja' as PersonId;
export const ROUNDS = 't-rundor' as TrialId;
export const AREA = 'verksamhet' as AreaId;

export type Written = Extract<Answer, { kind: 'reflection' }>;

export const NOT_REACHED: Answer = { kind: 'not-reached' };

export function written(answer: Partial<Written> = {}): Written {
  return {
    kind: 'reflection',
    did: 'Gick en runda i tre klassrum.',
    takeaway: 'Lektionsstarterna skiljer sig mycket åt.',
    nextStep: 'Ta upp starterna på tisdag',
    help: 'none',
    visibility: 'team',
    observations: {},
    ...answer,
  };
}

/** An answer to the current week's card, unless something else is said. */
export function submitOf(answer: Answer, asked: { week?: string; entry?: number; baseRev?: number; trialId?: TrialId } = {}): ReflectionSubmit {
  return {
    question: { week: week(asked.week ?? '2026-W47'), entry: asked.entry ?? 1 },
    baseRev: asked.baseRev ?? 0,
    trialId: asked.trialId ?? ROUNDS,
    answer,
  };
}

export async function headOf(world: Pick<Storage, 'people'>, pid: PersonId = MAJA): Promise<Versioned<Person>> {
  const head = await world.people.load(pid);
  assert.ok(head, `${pid} is not stored`);
  return head;
}

/** What the cohort keeps of a person. */
export async function summaryIn(world: Pick<Storage, 'cohorts'>, pid: PersonId = MAJA): Promise<MemberSummary | undefined> {
  return (await world.cohorts.summaries(COHORT)).find((summary) => summary.pid === pid);
}

/** The first effects of the area that the builders' person tries something in. */
export function effects(count: number, areaId: AreaId = AREA): readonly EffectId[] {
  const found = CATALOGUE.area(areaId)?.effects.slice(0, count) ?? [];
  assert.equal(found.length, count);
  return found;
}

/** The area's actions, in order. */
export function actionIds(areaId: AreaId = AREA): readonly ActionId[] {
  return CATALOGUE.area(areaId)?.actions.map(({ id }) => id) ?? [];
}

export function choiceOf(actionIds: readonly ActionId[], choice: Partial<CompleteChoice> = {}): CompleteChoice {
  const [focus] = actionIds;
  assert.ok(focus);
  return {
    step: 'readers',
    seen: 'Besöken blir av när det passar.',
    wanted: 'Alla får besök varje månad.',
    areaId: AREA,
    actionIds,
    focus,
    when: 'Fredagar',
    where: 'I klassrummen',
    withWhom: 'Biträdande rektor',
    visibility: 'team',
    ...choice,
  };
}

/** For `assert.rejects`. */
export function coded(code: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof LedtradError && error.code === code;
}
