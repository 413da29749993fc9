import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instantText } from '../domain/calendar/instant-text.ts';
import { isConflict } from '../domain/errors.ts';
import type { ObjectId, OperationId, PersonId, TenantId } from '../domain/ids.ts';
import { GUESSES, withTry, type Invitation, type InvitationCode } from '../domain/invitation.ts';
import type { Identity } from '../domain/identity.ts';
import type { Invitations } from '../ports/invitations.ts';
import { rowCodec, storedId } from './row-codec.ts';
import type { Tables } from './table/tables.ts';

const TABLE = 'Identity';
const ROW = '0';
const TRIES = 't';
/** Who taps twice at once loses a race or two; who loses more of them is guessing. */
const MOST_RACES = 4;

const invitationSchema: z.ZodType<Invitation> = z.object({
  pid: storedId<PersonId>(),
  kind: z.enum(['roster', 'link']),
  issuedBy: storedId<PersonId>(),
  expiresAt: z.string(),
  usedBy: z.object({ tenantId: storedId<TenantId>(), objectId: storedId<ObjectId>(), from: storedId<PersonId>() }).exactOptional(),
});
const invitations = rowCodec('invitation', 1, invitationSchema);
const tried = rowCodec('code-tries', 1, z.object({ at: z.array(z.string()) }));

/** Codes stand hashed: who reads the table cannot say one. */
export function invitationStore(tables: Tables, newOperation: () => OperationId): Invitations {
  return {
    async issue(code, invitation) {
      const pk = partitionOf(code);
      await tables.commit(TABLE, pk, [{ kind: 'put', row: { pk, rk: ROW, values: invitations.write(invitation, newOperation()) } }]);
      const current = currentOf(invitation);
      await tables.commit(TABLE, current.pk, [{ kind: 'put', row: { ...current, values: { v: 1, code: pk } } }]);
    },
    async find(code) {
      const pk = partitionOf(code);
      const row = await tables.get(TABLE, pk, ROW);
      if (!row) return undefined;
      const value = invitations.read(row);
      const current = currentOf(value);
      const latest = await tables.get(TABLE, current.pk, current.rk);
      return latest?.values['code'] === pk ? { value, etag: row.etag } : undefined;
    },
    async use(code, read, usedBy) {
      const opId = newOperation();
      const pk = partitionOf(code);
      const row = { pk, rk: ROW, values: invitations.write({ ...read.value, usedBy }, opId) };
      await tables.commit(TABLE, pk, [{ kind: 'replace', row, etag: read.etag }], { rk: ROW, opId });
    },
    async mayTry({ tenantId, objectId }: Identity, now) {
      const pk = `${tenantId}|${objectId}`;
      for (let race = 1; race <= MOST_RACES; race++) {
        const there = await tables.get(TABLE, pk, TRIES);
        const at = withTry(there ? tried.read(there).at : [], instantText(now), instantText(now.subtract(GUESSES.within)));
        if (!at) return false;
        const opId = newOperation();
        const row = { pk, rk: TRIES, values: tried.write({ at: [...at] }, opId) };
        try {
          // Noted before the code is looked at, so that guessing on many lines at once gains nothing.
          await tables.commit(TABLE, pk, [there ? { kind: 'replace', row, etag: there.etag } : { kind: 'insert', row }], { rk: TRIES, opId });
          return true;
        } catch (error) {
          if (!isConflict(error)) throw error;
        }
      }
      return false;
    },
  };
}

function partitionOf(code: InvitationCode): string {
  return `code|${createHash('sha256').update(`ledtrad invitation ${code}`).digest('base64url')}`;
}

/** Which code of that kind is good for the person now. */
function currentOf({ pid, kind }: Invitation): { pk: string; rk: string } {
  return { pk: `codes|${pid}`, rk: kind };
}
