import { LRUCache } from 'lru-cache';
import type { Identities, Identity, KnownIdentity } from '../ports.ts';

const MOST = 10_000;

/**
 * Identities that are met often are not looked up again. Who somebody is does not change; what they may do is in
 * their head, which is read afresh every time.
 */
export function cachedIdentities(identities: Identities): Identities {
  const cache = new LRUCache<string, KnownIdentity>({ max: MOST });
  const keep = (identity: Identity, known: KnownIdentity): KnownIdentity => {
    cache.set(`${identity.tenantId}|${identity.objectId}`, known);
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
  };
}
