import { LedtradError } from '../domain/errors.ts';
import type { Interest } from '../domain/interest.ts';
import { isAllowed } from '../domain/policy.ts';
import type { Person } from '../domain/person/person.ts';
import type { Page } from '../ports.ts';
import type { World } from './world.ts';

/** Those who want to take part, for facilitators. Throws `not-allowed`. */
export async function listInterests(world: World, person: Person, page: { limit: number; before?: string }): Promise<Page<Interest>> {
  if (!isAllowed(person, { kind: 'read-interests' })) throw new LedtradError('not-allowed');
  return await world.interests.list(world.intake, page);
}
