import type { TurnContext } from 'botbuilder';
import type { Answer, Caller, Conversation, GroupWriter } from '../conversation/answer.ts';
import type { TenantId } from '../domain/ids.ts';
import type { GroupText, Incoming, Personal, Spoken } from './incoming.ts';
import type { Identity } from '../domain/identity.ts';
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
      const writer = await writerIn(incoming, context, isAllowedTenant);
      if (typeof writer === 'string') return refuse(writer, incoming.locale);
      return sentence(await conversation.answerInGroup({ identity: writer, ...localeIn(incoming), ...channelIn(incoming) }, incoming.text));
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
async function writerIn(
  { hostTenantId, senderId }: GroupText,
  context: TurnContext,
  isAllowedTenant: Replier['isAllowedTenant'],
): Promise<Identity | 'tenant-not-allowed' | 'identity-unclear'> {
  if (hostTenantId === undefined) return 'identity-unclear';
  if (!isAllowedTenant(hostTenantId)) return 'tenant-not-allowed';
  const member = await findMember(context, senderId);
  if (member === undefined) return 'identity-unclear';
  return isAllowedTenant(member.tenantId) ? { tenantId: member.tenantId, objectId: member.objectId } : 'tenant-not-allowed';
}

function callerOf(incoming: Personal, context: TurnContext): Caller {
  const { identity, reach } = incoming.sender;
  return { identity, reach, ...localeIn(incoming), profile: () => profileOf(context, reach.userId, identity) };
}

function channelIn({ hostTenantId, channel }: GroupText): Pick<GroupWriter, 'channel'> {
  return hostTenantId !== undefined && channel ? { channel: { tenantId: hostTenantId, ...channel } } : {};
}

function localeIn({ locale }: Spoken): Pick<Caller, 'locale'> {
  return locale === undefined ? {} : { locale };
}

function card(answered: Answer | undefined): Reply {
  return answered ? { kind: 'card', answer: answered } : { kind: 'nothing' };
}

function sentence(text: string): Reply {
  return { kind: 'sentence', sentence: text };
}
