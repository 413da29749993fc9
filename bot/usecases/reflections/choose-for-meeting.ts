import { LedtradError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/reflection/question.ts';
import { decideMeetingChoice } from '../../domain/reflection/submit.ts';
import { isSharedWithTeam } from '../../domain/reflection/visibility.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson, type Decision } from '../change-person.ts';
import { settleProjection } from '../project-person.ts';
import type { World } from '../world.ts';

/**
 * Lets a shared reflection be shown at the learning team's meeting, or takes that back.
 * Throws `not-found` for a reflection that is not there, `not-allowed` for one that the team may not read.
 */
export async function chooseForMeeting(world: World, loaded: Versioned<Person>, question: Question, showAtMeeting: boolean): Promise<Versioned<Person>> {
  const { result, person } = await changePerson(world, loaded, async (current): Promise<Decision<'chosen' | 'chosen-before'>> => {
    const stored = await world.people.reflection(current.pid, question);
    if (!stored || stored.answer.kind !== 'reflection') throw new LedtradError('not-found');
    if (!isSharedWithTeam(stored.answer.visibility)) throw new LedtradError('not-allowed');
    if (stored.showAtMeeting === showAtMeeting) return { result: 'chosen-before' };
    return { result: 'chosen', change: decideMeetingChoice(current, stored, showAtMeeting) };
  });
  if (result === 'chosen-before') await settleProjection(world, person.value, question);
  return person;
}
