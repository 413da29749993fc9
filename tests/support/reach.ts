import type { PersonId } from '../../bot/domain/ids.ts';
import type { Identity } from '../../bot/domain/identity.ts';
import type { Identities, Reach } from '../../bot/ports/identities.ts';

/** A chat that nobody has. */
export const REACH: Reach = { serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: 'a:samtal-ett', userId: '29:maja', botId: '28:bot' };

/** Whom they are known as, and where they are reached: somebody who has written in chat. */
export async function makeKnown(identities: Pick<Identities, 'bind' | 'reached'>, identity: Identity, pid: PersonId): Promise<void> {
  await identities.bind(identity, pid);
  await identities.reached(identity, { pid, reach: REACH });
}
