import type { OrganisationId } from '../domain/ids.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Versioned } from './stored.ts';

export interface Organisations {
  list(): Promise<readonly Versioned<Organisation>[]>;
  find(id: OrganisationId): Promise<Versioned<Organisation> | undefined>;
  /** Without `etag` only if there is none yet. Throws `conflict`. */
  save(organisation: Organisation, etag: string | undefined): Promise<void>;
  /** Only if it is still `etag`. Throws `conflict`. */
  remove(id: OrganisationId, etag: string): Promise<void>;
}
