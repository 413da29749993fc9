import { randomBytes, randomUUID } from 'node:crypto';
import type { OperationId, PersonId, TrialId } from './domain/ids.ts';
import type { Ids } from './ports.ts';

/** Random ids: 96 bits where they name something for ever, and nothing can be read from them. */
export const randomIds: Ids = {
  person: () => `p${token()}` as PersonId, // The three brands are made here alone.
  trial: () => `t${token()}` as TrialId,
  operation: () => randomUUID() as OperationId,
};

/** Lower-case hexadecimal: fit for any key and any address. */
function token(): string {
  return randomBytes(12).toString('hex');
}
