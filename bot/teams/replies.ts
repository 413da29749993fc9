import type { TurnContext } from 'botbuilder';
import type { Answer, Caller, Conversation } from '../conversation/answer.ts';
import type { TenantId } from '../domain/ids.ts';
import type { GroupText, Incoming, Personal } from './incoming.ts';
import { findMember, profileOf } from './roster.ts';

export type Reply = { readonly kind: 'card'; readonly answer: Answer } | { readonly kind: 'sentence'; readonly sentence: string } | { readonly kind: 'nothing' };

export interface Replier {
  readonly conversation: Conversation;
  readonly isAllowedTenant: (tenantId: TenantId) => boolean;
}

/** What is said to somebody: first whether they may come in, before anything about them is read or stored. */
export async function replyTo({ conversation, isAllowedTenant }: Replier, incoming: Incoming, context: TurnContext): Promise<Reply> {
  const refuse = (reason: 'tenant-not-allowed' | 'identity-unclear', locale: string | undefined): Reply =>
    sentence(conversation.refuse(reason, locale));

  switch (incoming.kind) {
    case 'ignored':
      return { kind: 'nothing' };
    case 'unclear':
      return refuse('identity-unclear', incoming.locale);
    case 'group-text': {
      const refusal = await groupRefusal(incoming, context, isAllowedTenant);
      return refusal ? refuse(refusal, incoming.locale) : sentence(conversation.answerInGroup(incoming.locale, incoming.text));
    }
    default:
      return isAllowedTenant(incoming.sender.identity.tenantId)
        ? await answer(conversation, incoming, callerOf(incoming, context))
        : refuse('tenant-not-allowed', incoming.locale);
  }
}

async function answer(conversation: Conversation, incoming: Personal, caller: Caller): Promise<Reply> {
  switch (incoming.kind) {
    case 'text':
      return card(await conversation.answerText(caller, incoming.text));
    case 'action':
      return card(await conversation.answerAction(caller, incoming.verb, incoming.data));
    case 'installed':
      return card(await conversation.greet(caller));
  }
}

/** A channel's tenant is the host's; a guest's own is known to the host's roster alone. */
async function groupRefusal(
  { hostTenantId, senderId }: GroupText,
  context: TurnContext,
  isAllowedTenant: Replier['isAllowedTenant'],
): Promise<'tenant-not-allowed' | 'identity-unclear' | undefined> {
  if (hostTenantId === undefined) return 'identity-unclear';
  if (!isAllowedTenant(hostTenantId)) return 'tenant-not-allowed';
  const member = await findMember(context, senderId);
  if (member === undefined) return 'identity-unclear';
  return isAllowedTenant(member.tenantId) ? undefined : 'tenant-not-allowed';
}

function callerOf({ sender: { identity, reach }, locale }: Personal, context: TurnContext): Caller {
  return {
    identity,
    reach,
    ...(locale === undefined ? {} : { locale }),
    profile: () => profileOf(context, reach.userId, identity),
  };
}

function card(answered: Answer | undefined): Reply {
  return answered ? { kind: 'card', answer: answered } : { kind: 'nothing' };
}

function sentence(text: string): Reply {
  return { kind: 'sentence', sentence: text };
}
