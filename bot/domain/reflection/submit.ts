import { addWeeks, compareWeeks } from '../calendar/iso-week.ts';
import { mark } from '../calendar/ledger.ts';
import type { QuestionId } from '../ids.ts';
import { changed, type PersonChange } from '../person/change.ts';
import { withNextStep } from '../person/next-step.ts';
import type { ObservedEffects, Person, RecentReflection } from '../person/person.ts';
import type { TrialHead } from '../trial/trial.ts';
import type { Answer } from './answer.ts';
import { digestOf } from './digest.ts';
import { questionId, questionOf, questionSortKey, type Question } from './question.ts';
import type { Reflection } from './reflection.ts';
import { isSharedWithTeam } from './visibility.ts';

/** A quarter of weekly answers, which is further back than anyone answers or changes; older ones are read from their rows. */
export const MOST_RECENT = 13;
/** Weeks that the figures of team and cohort look back on. */
export const WEEKS_COUNTED = 26;

export interface SubmittedAnswer {
  readonly question: Question;
  /** The revision that the card was made from; 0 for a question not answered when it was made. */
  readonly baseRev: number;
  readonly answer: Answer;
  /** The trial the card asked about; an edit keeps the one it was written for. */
  readonly trial: TrialHead;
  /** Instant, ISO 8601 UTC. */
  readonly now: string;
}

export type SubmissionDecision =
  | { readonly kind: 'accepted'; readonly reflection: Reflection; readonly change: PersonChange }
  /** The same content once more, or *hann inte* on a week that has its answer: nothing changes. */
  | { readonly kind: 'repeated'; readonly rev: number }
  /** Written elsewhere since the card was made: both texts must be shown. */
  | { readonly kind: 'stale'; readonly rev: number };

/**
 * Decides what one submit means for a person. `known` is what is stored under the question: an entry of
 * `person.recent`, or made from the row when `recallsAllOf` says that the head no longer tells.
 */
export function decideSubmission(
  person: Person,
  submitted: SubmittedAnswer,
  known: RecentReflection | undefined,
): SubmissionDecision {
  const digest = digestOf(submitted.answer);
  if (known) {
    if (known.digest === digest) return { kind: 'repeated', rev: known.rev };
    if (known.kind === 'reflection' && submitted.answer.kind === 'not-reached') return { kind: 'repeated', rev: known.rev };
    // A week marked as not reached holds no text that could be lost, so writing over it is never stale.
    if (known.kind === 'reflection' && known.rev !== submitted.baseRev) return { kind: 'stale', rev: known.rev };
  }
  const reflection = reflectionOf(person, submitted, known);
  return { kind: 'accepted', reflection, change: withAnswer(person, reflection, digest) };
}

/** Whether the head alone tells if this question has been answered. */
export function recallsAllOf(person: Person, question: Question): boolean {
  const oldest = person.recent.at(-1);
  if (!oldest || person.recent.length < MOST_RECENT) return true;
  return sortKeyOf(oldest.id) >= questionSortKey(question);
}

export function recentOf(reflection: Reflection, digest = digestOf(reflection.answer)): RecentReflection {
  const { id, rev, trialId, iteration, answer, submittedAt, showAtMeeting } = reflection;
  const visibility = answer.kind === 'reflection' ? answer.visibility : 'me';
  const asksFacilitator = answer.kind === 'reflection' && answer.help === 'facilitator' ? { asksFacilitator: true as const } : {};
  return { id, rev, kind: answer.kind, trialId, iteration, digest, at: submittedAt, visibility, showAtMeeting, ...asksFacilitator };
}

/** *Får visas på mötet*, switched on one reflection: its text, the next step and the choice of readers stay as they are. */
export function decideMeetingChoice(person: Person, stored: Reflection, showAtMeeting: boolean): PersonChange {
  const reflection: Reflection = { ...stored, rev: stored.rev + 1, showAtMeeting };
  return changed(withReflection(person, reflection, recentOf(reflection)), { kind: 'reflection', reflection });
}

function reflectionOf(person: Person, { question, answer, trial, now }: SubmittedAnswer, known: RecentReflection | undefined): Reflection {
  const pinned = (known && person.trials.find(({ id }) => id === known.trialId)) ?? trial;
  // The first text of a week that was marked as not reached is new, not an edit.
  const before = known?.kind === 'reflection' ? known : undefined;
  const isShared = answer.kind === 'reflection' && isSharedWithTeam(answer.visibility);
  return {
    id: questionId(question),
    rev: (known?.rev ?? 0) + 1,
    week: question.week,
    trialId: pinned.id,
    actionId: pinned.actionId,
    actionVersion: pinned.actionVersion,
    iteration: known?.iteration ?? pinned.iteration,
    answer,
    // Taken back from the team, it is not shown at a meeting either, even if it is shared once more later.
    showAtMeeting: isShared && before?.showAtMeeting === true,
    submittedAt: before?.at ?? now,
    ...(before ? { editedAt: now } : {}),
  };
}

function withAnswer(person: Person, reflection: Reflection, digest: string): PersonChange {
  const { answer } = reflection;
  const next = withReflection(person, reflection, recentOf(reflection, digest));
  if (answer.kind !== 'reflection') return changed(next, { kind: 'reflection', reflection });
  const isLatest = next.recent[0]?.id === reflection.id;
  return changed(
    {
      // A late answer does not take back a newer next step, nor does one about what is no longer tried.
      ...(isLatest && reflection.trialId === person.focus ? withNextStep(next, answer.nextStep) : next),
      // Mending an old text says nothing of who may read the next one.
      settings: isLatest || !reflection.editedAt ? { ...person.settings, visibility: answer.visibility } : person.settings,
    },
    { kind: 'reflection', reflection },
  );
}

/** What the head remembers of a reflection. */
function withReflection(person: Person, reflection: Reflection, recent: RecentReflection): Person {
  return {
    ...person,
    recent: inItsPlace(recent, person.recent).slice(0, MOST_RECENT),
    observed: withObserved(person, reflection),
    ledger: mark(person.ledger, reflection.week, reflection.answer.kind === 'reflection' ? 'answered' : 'not-reached'),
  };
}

function withObserved(person: Person, reflection: Reflection): readonly ObservedEffects[] {
  const { answer } = reflection;
  const trial = person.trials.find(({ id }) => id === reflection.trialId);
  const observed = answer.kind === 'reflection' && trial && Object.keys(answer.observations).length > 0
    ? inItsPlace({ id: reflection.id, areaId: trial.areaId, visibility: answer.visibility, observations: answer.observations }, person.observed)
    : person.observed.filter(({ id }) => id !== reflection.id);
  const [latest] = observed;
  if (!latest) return [];
  const firstCounted = addWeeks(questionOf(latest.id).week, 1 - WEEKS_COUNTED);
  return observed.filter(({ id }) => compareWeeks(questionOf(id).week, firstCounted) >= 0);
}

/** Among others that the head keeps latest first, and instead of what it had under the same question. */
function inItsPlace<T extends { readonly id: QuestionId }>(item: T, kept: readonly T[]): readonly T[] {
  const others = kept.filter(({ id }) => id !== item.id);
  const key = sortKeyOf(item.id);
  const earlier = others.findIndex(({ id }) => sortKeyOf(id) > key);
  return others.toSpliced(earlier === -1 ? others.length : earlier, 0, item);
}

function sortKeyOf(id: QuestionId): string {
  return questionSortKey(questionOf(id));
}
