import type { TokenCredential } from '@azure/identity';
import { well, wrong, type Check } from './check.ts';

const STORAGE_SCOPE = 'https://storage.azure.com/.default';

/** What `@azure/identity` calls every failure by one name is told apart by its cause: this one is the endpoint's own answer. */
const ANSWERED_NO = 'ServerError';

/**
 * Whether the managed identity with which the tables are reached is there, and gets a token. What it may do there is
 * another check. The library keeps tokens: in a process that has one the endpoint is asked only when that one ends.
 */
export function checkTokenEndpoint(identity: Pick<TokenCredential, 'getToken'>): Check {
  return {
    id: 'token-endpoint',
    async run(abortSignal) {
      try {
        const token = await identity.getToken(STORAGE_SCOPE, { abortSignal });
        return token ? well('identity-answers') : wrong('identity-refused', { reason: 'no token' });
      } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        const reason = cause instanceof Error ? cause.name : typeof cause;
        return wrong(reason === ANSWERED_NO ? 'identity-refused' : 'identity-away', { reason });
      }
    },
  };
}
