import type { IsoWeek } from '../calendar/iso-week.ts';
import type { ActionId, AreaId, TrialId } from '../ids.ts';
import { changed, type PersonChange, type PersonRecord } from '../person/change.ts';
import { withNextStep } from '../person/next-step.ts';
import { focusTrial, type Person } from '../person/person.ts';
import type { Visibility } from '../reflection/visibility.ts';
import { MOST_CHOSEN_ACTIONS, type ChoiceDraft } from './choice.ts';
import type { TrialCircumstances, TrialHead, TrialState } from './trial.ts';

/** A choice with everything that a trial needs. */
export interface CompleteChoice extends ChoiceDraft {
  readonly areaId: AreaId;
  readonly focus: ActionId;
  readonly visibility: Visibility;
}

export interface ChoosableAction {
  readonly id: ActionId;
  readonly areaId: AreaId;
  readonly latest: number;
}

/** What becomes of the trial that leaves the focus. */
export interface Retirement {
  readonly state: Extract<TrialState, 'done' | 'paused' | 'ended'>;
  readonly reason: string;
}

export interface ChoiceMoment {
  readonly week: IsoWeek;
  /** Local date. */
  readonly date: string;
  readonly newTrialId: () => TrialId;
}

const CIRCUMSTANCES = ['seen', 'wanted', 'when', 'where', 'withWhom'] as const;

export function isComplete(draft: ChoiceDraft): draft is CompleteChoice {
  return draft.areaId !== undefined && draft.focus !== undefined && draft.visibility !== undefined
    && draft.actionIds.includes(draft.focus) && draft.actionIds.length <= MOST_CHOSEN_ACTIONS
    && new Set(draft.actionIds).size === draft.actionIds.length;
}

/** Whether the head looks as this choice would leave it, made this week: then it may be the same tap delivered again. */
export function looksChosen({ trials, ...person }: Person, choice: CompleteChoice, week: IsoWeek): boolean {
  const others = choice.actionIds.filter((id) => id !== choice.focus);
  const focus = trials.find(({ id }) => id === person.focus);
  const earlier = trials.filter((trial) => trial !== focus);
  return focus?.actionId === choice.focus && focus.started === week && focus.iteration === nextIteration(earlier, choice.focus)
    && others.every((id) => trials.some(({ actionId, state }) => actionId === id && state === 'planned'));
}

export function sameCircumstances(choice: ChoiceDraft, stored: TrialCircumstances): boolean {
  return CIRCUMSTANCES.every((circumstance) => stored[circumstance] === choice[circumstance]);
}

/**
 * Starts the trials of a choice, the focus at once and the others planned, each pinned to the version of its action that
 * is current now. An action that was tried before is tried in its next iteration.
 */
export function decideChoice(
  person: Person,
  choice: CompleteChoice,
  actions: readonly ChoosableAction[],
  moment: ChoiceMoment,
  retirement: Retirement | undefined,
): PersonChange {
  const retired = retirement ? retireFocus(person, retirement) : { person, records: [] };
  const fresh = actions.map((action): TrialHead => ({
    id: moment.newTrialId(),
    areaId: action.areaId,
    actionId: action.id,
    actionVersion: action.latest,
    iteration: nextIteration(retired.person.trials, action.id),
    step: 'trying',
    ...(action.id === choice.focus ? { state: 'active', started: moment.week, startedOn: moment.date } : { state: 'planned' }),
  }));
  const focus = fresh.find(({ state }) => state === 'active');
  // An action chosen again replaces its own plan, never a trial that has run.
  const kept = retired.person.trials.filter(({ state, actionId }) => state !== 'planned' || !choice.actionIds.includes(actionId));
  const circumstances = fresh.map((trial): PersonRecord => ({
    kind: 'trial',
    circumstances: {
      id: trial.id, seen: choice.seen, wanted: choice.wanted,
      ...(trial === focus
        ? { when: choice.when, where: choice.where, withWhom: choice.withWhom }
        : { when: '', where: '', withWhom: '' }),
    },
  }));
  return changed(
    {
      ...retired.person,
      trials: [...fresh, ...kept],
      ...(focus ? { focus: focus.id } : {}),
      settings: { ...person.settings, visibility: choice.visibility },
    },
    ...retired.records, ...circumstances, { kind: 'choice-draft-done' },
  );
}

/** A plan that never started was no iteration. */
function nextIteration(trials: readonly TrialHead[], actionId: ActionId): number {
  const tried = trials.filter((trial) => trial.actionId === actionId && trial.state !== 'planned');
  return 1 + Math.max(0, ...tried.map(({ iteration }) => iteration));
}

/**
 * Brings a planned, paused or earlier trial into focus; one that was done is tried again, in its next iteration. It
 * stays pinned to its version, whatever has come since: a trial is of one version, so that what is said in all its
 * iterations can be compared. Whoever wants the newer text chooses the action anew (`decideChoice`).
 */
export function decideFocus(person: Person, trialId: TrialId, moment: Pick<ChoiceMoment, 'week' | 'date'>, retirement: Retirement | undefined): PersonChange {
  const retired = retirement ? retireFocus(person, retirement) : { person, records: [] };
  const trials = retired.person.trials.map((trial) => (trial.id === trialId ? intoFocus(trial, moment) : trial));
  return changed({ ...retired.person, trials, focus: trialId }, ...retired.records);
}

function intoFocus(trial: TrialHead, { week, date }: Pick<ChoiceMoment, 'week' | 'date'>): TrialHead {
  switch (trial.state) {
    case 'planned':
      return { ...trial, state: 'active', started: week, startedOn: date };
    case 'done':
    case 'ended':
      return { ...trial, state: 'active', step: 'trying', iteration: trial.iteration + 1, started: week, startedOn: date };
    case 'paused':
    case 'active':
      return { ...trial, state: 'active' };
  }
}

function retireFocus(person: Person, { state, reason }: Retirement): { person: Person; records: PersonRecord[] } {
  const old = focusTrial(person);
  if (!old) return { person, records: [] };
  const { focus: _left, ...rest } = person;
  return {
    person: { ...withNextStep(rest, ''), trials: person.trials.map((trial) => (trial.id === old.id ? { ...trial, state } : trial)) },
    records: [{ kind: 'trial-retired', trialId: old.id, reason }],
  };
}
