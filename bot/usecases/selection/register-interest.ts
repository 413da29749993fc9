import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { OrganisationId } from '../../domain/ids.ts';
import { changed } from '../../domain/person/change.ts';
import { momentOf } from '../../domain/person/moment.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Candidate } from '../../domain/selection/candidate.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

const MOST_TRIES = 5;

/**
 * Someone on no roster wants to take part. Registering again mends what was said: one interest a person, until it is
 * decided. The head comes first, because the list's key follows from the time that it keeps: two taps write the same
 * row, and a try that broke off in between is completed by the next.
 */
export async function registerInterest(
  world: World,
  loaded: Versioned<Person>,
  said: Pick<Candidate, 'municipality' | 'school' | 'why'>,
): Promise<Versioned<Person>> {
  const { result, person } = await changePerson(world, loaded, (current) => {
    if (current.interest) return { result: current.interest };
    const interest = { registeredAt: momentOf(current, world.clock.now()).at, programme: world.intake };
    return { result: interest, change: changed({ ...current, interest }) };
  });
  const { pid, name, protectedIdentity } = person.value;
  const organisationId = await organisationOf(world, person.value);
  await put(world, {
    ...result,
    ...said,
    source: { kind: 'interest', pid },
    ...(protectedIdentity ? {} : { name }),
    ...(organisationId === undefined ? {} : { organisationId }),
    approved: {},
  });
  return person;
}

/** As a roster has said, or by the tenant that they come from. */
async function organisationOf(world: World, { organisationId, home }: Person): Promise<OrganisationId | undefined> {
  if (organisationId !== undefined || !home) return organisationId;
  return (await world.organisations.list()).find(({ value }) => value.tenantId === home.tenantId)?.value.id;
}

/** What was decided of it stays. */
async function put(world: World, candidate: Candidate): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const there = await world.candidates.find(candidate.programme, world.candidates.idOf(candidate));
    const { approved, outcome } = there?.value ?? candidate;
    try {
      await world.candidates.save({ ...candidate, approved, ...(outcome ? { outcome } : {}) }, there?.etag);
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new LedtradError('too-busy');
}
