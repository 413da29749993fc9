import { LedtradError } from '../../domain/errors.ts';
import type { TrialId } from '../../domain/ids.ts';
import { compareWeeks, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import { momentOf } from '../../domain/person/moment.ts';
import type { Answer } from '../../domain/reflection/answer.ts';
import { isAnswerable, questionId, type Question } from '../../domain/reflection/question.ts';
import type { Reflection } from '../../domain/reflection/reflection.ts';
import { decideSubmission, recallsAllOf, recentOf, type SubmissionDecision } from '../../domain/reflection/submit.ts';
import type { TrialHead } from '../../domain/trial/trial.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson, type Decision } from '../change-person.ts';
import { settleProjection } from '../project-person.ts';
import type { World } from '../world.ts';

export interface ReflectionSubmit {
  readonly question: Question;
  readonly baseRev: number;
  readonly trialId: TrialId;
  readonly answer: Answer;
}

export type SubmitResult =
  | { readonly kind: 'stored'; readonly rev: number; readonly person: Person }
  /** Said before, word for word. */
  | { readonly kind: 'repeated'; readonly rev: number; readonly person: Person }
  /** Another text was stored since the form was made: the person decides, with both in view. */
  | { readonly kind: 'stale'; readonly stored: Reflection; readonly person: Person };

/**
 * Stores one answer to one question. Five table requests for a new reflection: the head (by the caller), the hint,
 * the person's transaction, the summary and the cohort's transaction.
 * Throws `not-found` for a week or a trial that is not the person's to answer.
 */
export async function submitReflection(world: World, loaded: Versioned<Person>, submit: ReflectionSubmit): Promise<SubmitResult> {
  const { result, person } = await changePerson(world, loaded, async (current): Promise<Decision<SubmissionDecision>> => {
    const moment = momentOf(current, world.clock.now());
    const known = current.recent.find(({ id }) => id === questionId(submit.question))
      ?? (recallsAllOf(current, submit.question) ? undefined : await readKnown(world, current, submit.question));
    const trial = answerableTrial(current, submit, moment.week, known !== undefined);
    const decision = decideSubmission(current, { ...submit, trial, now: moment.at }, known);
    return { result: decision, ...(decision.kind === 'accepted' ? { change: decision.change } : {}) };
  });
  switch (result.kind) {
    case 'accepted':
      return { kind: 'stored', rev: result.reflection.rev, person: person.value };
    case 'repeated':
      await settleProjection(world, person.value, submit.question);
      return { kind: 'repeated', rev: result.rev, person: person.value };
    case 'stale':
      return { kind: 'stale', stored: await readStored(world, person.value, submit.question), person: person.value };
  }
}

/** What was answered once can be changed and taken back for ever, also by who has left. */
function answerableTrial(person: Person, { question, trialId }: ReflectionSubmit, current: IsoWeek, isKnown: boolean): TrialHead {
  const trial = person.trials.find(({ id, state }) => id === trialId && state !== 'planned');
  const joined = membershipsOf(person).map((role) => role.joined).sort(compareWeeks)[0];
  const mayAnswer = isKnown || (joined !== undefined && isAnswerable(question.week, joined, current));
  if (!trial || !mayAnswer) throw new LedtradError('not-found');
  return trial;
}

async function readKnown(world: World, { pid }: Person, question: Question) {
  const stored = await world.people.reflection(pid, question);
  return stored && recentOf(stored);
}

async function readStored(world: World, { pid }: Person, question: Question): Promise<Reflection> {
  const stored = await world.people.reflection(pid, question);
  if (!stored) throw new LedtradError('not-found');
  return stored;
}
