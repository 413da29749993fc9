import { LedtradError } from '../../domain/errors.ts';
import type { TrialId } from '../../domain/ids.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { focusTrial, type Person } from '../../domain/person/person.ts';
import { decideChoice, decideFocus, looksChosen, sameCircumstances, type CompleteChoice, type Retirement } from '../../domain/trial/decide-choice.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson, type Decision } from '../change-person.ts';
import { projectPerson } from '../project-person.ts';
import type { World } from '../world.ts';

/**
 * Starts the trials of a complete choice. With a trial in focus, `retirement` must say what becomes of it.
 * The same choice delivered again changes nothing.
 * Throws `not-found` for an action that cannot be chosen, `input-invalid` when the old focus is left without a word.
 */
export async function chooseActions(
  world: World,
  loaded: Versioned<Person>,
  choice: CompleteChoice,
  retirement: Retirement | undefined,
): Promise<Versioned<Person>> {
  const actions = choice.actionIds.map((id) => {
    const action = world.catalogue.action(id);
    if (!action || action.areaId !== choice.areaId) throw new LedtradError('not-found');
    return { id, areaId: action.areaId, latest: action.latest };
  });
  const { result, person } = await changePerson(world, loaded, async (current): Promise<Decision<'chosen' | 'chosen-before'>> => {
    const moment = momentOf(current, world.clock.now());
    if (looksChosen(current, choice, moment.week) && (await saysTheSame(world, current, choice))) return { result: 'chosen-before' };
    assertRetired(current, retirement);
    return { result: 'chosen', change: decideChoice(current, choice, actions, { ...moment, newTrialId: () => world.ids.trial() }, retirement) };
  });
  // The first delivery may have broken off between commit and projection.
  if (result === 'chosen-before') await projectPerson(world, person.value, undefined);
  return person;
}

async function saysTheSame(world: World, { pid, focus }: Person, choice: CompleteChoice): Promise<boolean> {
  const stored = (await world.people.trials(pid)).find(({ id }) => id === focus);
  return stored !== undefined && sameCircumstances(choice, stored);
}

/** Brings another of the person's own trials into focus. Throws as `chooseActions` does. */
export async function changeFocus(
  world: World,
  loaded: Versioned<Person>,
  trialId: TrialId,
  retirement: Retirement | undefined,
): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, (current) => {
    if (!current.trials.some(({ id }) => id === trialId)) throw new LedtradError('not-found');
    if (current.focus === trialId) return { result: undefined };
    assertRetired(current, retirement);
    return { result: undefined, change: decideFocus(current, trialId, momentOf(current, world.clock.now()), retirement) };
  });
  return person;
}

function assertRetired(person: Person, retirement: Retirement | undefined): void {
  if (focusTrial(person) && !retirement) throw new LedtradError('input-invalid');
}
