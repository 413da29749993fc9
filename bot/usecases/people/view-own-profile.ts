import { LedtradError } from '../../domain/errors.ts';
import type { Identity } from '../../domain/identity.ts';
import type { Person } from '../../domain/person/person.ts';
import type { OwnProfile, Profiles } from '../../ports/profiles.ts';

/**
 * What Microsoft 365 says of the caller, for themselves alone; nothing of it is kept. Of a protected identity it is not
 * asked: throws `not-allowed`.
 */
export async function viewOwnProfile(profiles: Profiles, { protectedIdentity }: Pick<Person, 'protectedIdentity'>, caller: Identity, token: string): Promise<OwnProfile> {
  if (protectedIdentity) throw new LedtradError('not-allowed');
  return await profiles.ofCaller(caller, token);
}
