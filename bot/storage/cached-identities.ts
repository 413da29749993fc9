import { LRUCache } from 'lru-cache';
import type { Identity } from '../domain/identity.ts';
import type { Identities, KnownIdentity } from '../ports/identities.ts';

const MOST = 10_000;

/**
 * Identities that are met often are not looked up again, once it is known where they are reached: until then another
 * process may hear from them first. Who somebody is changes by an invitation code alone, and then the head of the stranger that they were says so (`movedTo`): it is read afresh every time, as is what
 * they may do, so that what another process has cached misleads nobody.
 */
export function cachedIdentities(identities: Identities): Identities {
  const cache = new LRUCache<string, KnownIdentity>({ max: MOST });
  const keep = (identity: Identity, known: KnownIdentity): KnownIdentity => {
    if (known.reach) cache.set(`${identity.tenantId}|${identity.objectId}`, known);
    return known;
  };
  return {
    ...identities,
    async find(identity) {
      const cached = cache.get(`${identity.tenantId}|${identity.objectId}`);
      if (cached) return cached;
      const found = await identities.find(identity);
      return found && keep(identity, found);
    },
    async bind(identity, pid) {
      return keep(identity, await identities.bind(identity, pid));
    },
    async reached(identity, known) {
      await identities.reached(identity, known);
      keep(identity, known);
    },
    async rebind(identity, from, to) {
      await identities.rebind(identity, from, to);
      cache.delete(`${identity.tenantId}|${identity.objectId}`);
    },
  };
}
