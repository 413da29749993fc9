import type { Temporal } from 'temporal-polyfill';
import type { Action, Catalogue } from '../../catalogue/catalogue.ts';
import type { ActionId } from '../../domain/ids.ts';
import { changed, type PersonChange } from '../../domain/person/change.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { focusTrial, type Person } from '../../domain/person/person.ts';
import type { Visibility } from '../../domain/reflection/visibility.ts';
import type { ChoiceDraft } from '../../domain/trial/choice.ts';
import { decideChoice, decideFocus, isComplete, type Retirement } from '../../domain/trial/decide-choice.ts';
import type { TrialHead } from '../../domain/trial/trial.ts';
import { madeUpTrialId } from './made-up-ids.ts';
import type { Random } from './random.ts';
import type { Asides, Story } from './texts.ts';

/** A choice as somebody makes it, with one action in focus and perhaps others for later. */
export function choose(catalogue: Catalogue, person: Person, story: Story, others: readonly ActionId[], at: Temporal.Instant, random: Random, retirement?: Retirement): PersonChange {
  const focus = actionOf(catalogue, story.actionId);
  const actions = [focus, ...others.map((id) => actionOf(catalogue, id))];
  const draft = { ...draftOf(focus, story, random), visibility: person.settings.visibility };
  if (!isComplete(draft)) throw new TypeError('a made-up choice is not complete');
  const newTrialId = trialIds(person);
  return decideChoice(person, { ...draft, actionIds: actions.map(({ id }) => id) }, actions, { ...momentOf(person, at), newTrialId }, retirement);
}

/** *Spara och fundera*, halfway through. */
export function ponder(catalogue: Catalogue, person: Person, story: Story, random: Random): PersonChange {
  const { focus: _undecided, ...draft } = draftOf(actionOf(catalogue, story.actionId), story, random);
  return changed(person, { kind: 'choice-draft', draft: { ...draft, step: 'focus', when: '', where: '', withWhom: '' } });
}

/** Leaves the focus for the story's action: a plan of the person's own if there is one, else a new choice. */
export function changeFocus(catalogue: Catalogue, person: Person, story: Story, asides: Asides, at: Temporal.Instant, random: Random): PersonChange {
  const state = random.weighted({ done: 45, paused: 25, ended: 30 });
  const retirement: Retirement = { state, reason: random.pick(asides.reasons[state]) };
  const planned = person.trials.find(({ actionId }) => actionId === story.actionId);
  return planned
    ? decideFocus(person, planned.id, momentOf(person, at), retirement)
    : choose(catalogue, person, story, [], at, random, retirement);
}

/** Moves the focus on in the cycle; trying again after adjusting is the next iteration. */
export function takeStep(person: Person, step: TrialHead['step'], week: TrialHead['started']): PersonChange {
  const focus = focusTrial(person);
  const isNewIteration = step === 'trying' && focus?.step === 'adjusting';
  return changed({
    ...person,
    trials: person.trials.map((trial) => (trial.id === person.focus
      ? { ...trial, step, ...(isNewIteration && week ? { iteration: trial.iteration + 1, started: week } : {}) }
      : trial)),
  });
}

/** Readers that a choice is made with. */
export function withReaders(person: Person, visibility: Visibility): Person {
  return { ...person, settings: { ...person.settings, visibility } };
}

function draftOf(focus: Action, story: Story, random: Random): ChoiceDraft {
  return { step: 'readers', ...random.pick(story.starts), areaId: focus.areaId, actionIds: [focus.id], focus: focus.id };
}

function actionOf(catalogue: Catalogue, id: ActionId): Action {
  const action = catalogue.action(id);
  if (!action) throw new TypeError(`no such action: ${id}`);
  return action;
}

function trialIds({ pid, trials }: Person) {
  let count = trials.length;
  return () => madeUpTrialId(`${pid} ${count++}`);
}
