import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Profile } from '../conversation/answer.ts';
import { LedtradError } from '../domain/errors.ts';
import { parseObjectId, parseTenantId, type ObjectId, type TenantId } from '../domain/ids.ts';
import type { Identity } from '../domain/identity.ts';

/** Somebody as the host's own list of members has them. */
export interface Member {
  readonly tenantId: TenantId;
  readonly objectId: ObjectId;
  readonly profile: Profile;
}

const Account = z.object({
  name: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().transform(parseTenantId),
  aadObjectId: z.string().transform(parseObjectId),
});

/** Undefined if the list says too little to tell who that is. Throws what the connector throws. */
export async function findMember(context: TurnContext, accountId: string): Promise<Member | undefined> {
  const account = Account.safeParse(await TeamsInfo.getMember(context, accountId));
  if (!account.success) return undefined;
  const { name, userPrincipalName, tenantId, aadObjectId: objectId } = account.data;
  if (!tenantId || !objectId) return undefined;
  return { tenantId, objectId, profile: { name: name ?? '', ...(userPrincipalName ? { upn: userPrincipalName } : {}) } };
}

/** A seat on a roster is taken by the address read here, so the list must mean the same person as the activity. */
export async function profileOf(context: TurnContext, accountId: string, identity: Identity): Promise<Profile> {
  const member = await findMember(context, accountId);
  if (member?.tenantId !== identity.tenantId || member.objectId !== identity.objectId) {
    throw new LedtradError('identity-unclear');
  }
  return member.profile;
}
