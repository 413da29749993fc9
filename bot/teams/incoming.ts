import { parseObjectId, parseTenantId, type TenantId } from '../domain/ids.ts';
import type { Identity } from '../domain/identity.ts';
import type { Reach } from '../ports/identities.ts';
import type { ChannelReach } from '../ports/messenger.ts';
import { KnownActivity, localeOf, mentionsOfBot, type Envelope } from './activity.ts';

/** A person in their own chat with the bot, as the verified activity says. */
export interface Sender {
  readonly identity: Identity;
  readonly reach: Reach;
}

export interface Spoken {
  /** The client's, e.g. `sv-SE`. */
  readonly locale: string | undefined;
  /** The card's message, when a card was tapped. */
  readonly cardId?: string;
  /**
   * How an answer gets there: `invoke` in the HTTP response; `submit` by changing the card, as clients without
   * Action.Execute leave it standing; `message` as a message.
   */
  readonly answeredBy: 'invoke' | 'submit' | 'message';
}

export type Personal = Spoken & { readonly sender: Sender } & (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'action'; readonly verb: string; readonly data: unknown }
    | { readonly kind: 'installed' }
  );

export type GroupText = Spoken & {
  readonly kind: 'group-text';
  readonly text: string;
  readonly senderId: string;
  /** Whose team or chat it is. */
  readonly hostTenantId: TenantId | undefined;
  /** Absent in a group chat. */
  readonly channel?: ChannelReach;
};

export type Incoming =
  | Personal
  | GroupText
  /** Somebody in a personal chat of whom we cannot say who they are. */
  | (Spoken & { readonly kind: 'unclear' })
  | { readonly kind: 'ignored' };

const IGNORED = { kind: 'ignored' } as const;

/** What an activity means to us; most kinds mean nothing. */
export function readIncoming(envelope: Envelope): Incoming {
  const parsed = KnownActivity.safeParse(envelope);
  if (!parsed.success) return IGNORED;
  const activity = parsed.data;
  return activity.conversation.conversationType === 'personal' ? readPersonal(activity) : readGroup(activity);
}

function readPersonal(activity: KnownActivity): Incoming {
  const spoken = spokenOf(activity);
  const sender = senderOf(activity);
  if (sender === undefined) return { kind: 'unclear', ...spoken };

  switch (activity.type) {
    case 'invoke':
      return { kind: 'action', sender, ...spoken, ...activity.value.action };
    // Teams also tells of an installation by a conversationUpdate, within milliseconds and without a locale. One
    // welcome is enough, and this is the one that knows the language.
    case 'installationUpdate':
      return { kind: 'installed', sender, ...spoken };
    case 'message': {
      const { value, text } = activity;
      if (value) return { kind: 'action', sender, ...spoken, verb: typeof value['verb'] === 'string' ? value['verb'] : '', data: value };
      return { kind: 'text', sender, ...spoken, text: withoutMentions(activity, text) };
    }
  }
}

/** Where others read, only being spoken to counts. */
function readGroup(activity: KnownActivity): Incoming {
  if (activity.type !== 'message' || mentionsOfBot(activity).length === 0) return IGNORED;
  return {
    kind: 'group-text',
    ...spokenOf(activity),
    text: withoutMentions(activity, activity.text),
    senderId: activity.from.id,
    hostTenantId: tenantOf(activity),
    ...(activity.conversation.conversationType === 'channel' ? { channel: channelOf(activity) } : {}),
  };
}

/** The channel itself, and not the thread in it that was written in. */
function channelOf({ serviceUrl, conversation, recipient }: KnownActivity): ChannelReach {
  return { serviceUrl, conversationId: conversation.id.split(';', 1)[0] ?? conversation.id, botId: recipient.id };
}

function spokenOf(activity: KnownActivity): Spoken {
  const answeredBy = activity.type === 'invoke' ? 'invoke' : activity.type === 'message' && activity.value ? 'submit' : 'message';
  return {
    locale: localeOf(activity),
    answeredBy,
    ...(activity.replyToId && answeredBy !== 'message' ? { cardId: activity.replyToId } : {}),
  };
}

function senderOf(activity: KnownActivity): Sender | undefined {
  const tenantId = tenantOf(activity);
  const objectId = parseObjectId(activity.from.aadObjectId);
  if (!tenantId || !objectId) return undefined;
  return {
    identity: { tenantId, objectId },
    reach: {
      serviceUrl: activity.serviceUrl,
      conversationId: activity.conversation.id,
      userId: activity.from.id,
      botId: activity.recipient.id,
    },
  };
}

/** The conversation's; undefined also when Teams says two different ones. */
function tenantOf({ conversation, channelData }: KnownActivity): TenantId | undefined {
  const tenantId = parseTenantId(conversation.tenantId);
  const said = channelData?.tenant?.id;
  return said && parseTenantId(said) !== tenantId ? undefined : tenantId;
}

function withoutMentions(activity: KnownActivity, text: string | null | undefined): string {
  return mentionsOfBot(activity)
    .reduce((rest, mention) => rest.replaceAll(mention, ' '), text ?? '')
    .trim();
}
