import { LedtradError } from '../../domain/errors.ts';
import type { TrialId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import type { TrialCircumstances } from '../../domain/trial/trial.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

export type Circumstances = Pick<TrialCircumstances, 'when' | 'where' | 'withWhom'>;

/** When, where and with whom a trial is done; what was seen and wanted when it was chosen stays. Throws `not-found`. */
export async function describeTrial(world: World, loaded: Versioned<Person>, trialId: TrialId, said: Circumstances): Promise<Versioned<Person>> {
  const { person } = await changePerson(world, loaded, async (current) => {
    if (!current.trials.some(({ id }) => id === trialId)) throw new LedtradError('not-found');
    const { seen = '', wanted = '' } = (await world.people.trials(current.pid)).find(({ id }) => id === trialId) ?? {};
    return { result: undefined, change: changed(current, { kind: 'trial', circumstances: { id: trialId, seen, wanted, ...said } }) };
  });
  return person;
}
