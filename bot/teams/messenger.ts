import type { ConversationReference } from 'botbuilder';
import { LedtradError } from '../domain/errors.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Identity } from '../domain/identity.ts';
import type { Identities, Reach } from '../ports/identities.ts';
import type { ChannelReach, Messenger, SendOutcome } from '../ports/messenger.ts';
import type { TeamsAdapter } from './adapter.ts';
import { outcomeOf } from './send-outcome.ts';

export interface MessengerOptions {
  readonly adapter: TeamsAdapter;
  readonly identities: Pick<Identities, 'find'>;
}

/** Sends through teamsfx's installation object, to where a person or a channel was last heard from. */
export function createMessenger({ adapter, identities }: MessengerOptions): Messenger {
  async function send(reference: Partial<ConversationReference>, card: Record<string, unknown>, summary: string): Promise<SendOutcome> {
    try {
      const installation = await installationOf(adapter, reference);
      // The notification line is taken from `speak`; see notification-line.ts.
      const { id = '' } = await installation.sendAdaptiveCard({ ...card, speak: summary });
      return { kind: 'sent', activityId: id };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async function reachOf(identity: Identity): Promise<Reach | undefined | 'storage-away'> {
    try {
      return (await identities.find(identity))?.reach;
    } catch (error) {
      if (error instanceof LedtradError && error.code === 'storage-unavailable') return 'storage-away';
      throw error;
    }
  }

  return {
    async sendToPerson(identity, card, summary) {
      const reach = await reachOf(identity);
      if (reach === 'storage-away') return { kind: 'try-later', throttled: false };
      if (!reach) return { kind: 'unreachable', reason: 'no-conversation' };
      return await send(personalChat(identity, reach), card, summary);
    },
    sendToChannel: (tenantId, channel, card, summary) => send(channelChat(tenantId, channel), card, summary),
  };
}

/** Loads what is needed to send: half a second and 60 MB, which a bot that only answers never spends. */
export async function prepareToSend(): Promise<void> {
  await import('@microsoft/teamsfx');
}

async function installationOf(adapter: TeamsAdapter, reference: Partial<ConversationReference>) {
  const { BotBuilderCloudAdapter } = await import('@microsoft/teamsfx');
  return new BotBuilderCloudAdapter.TeamsBotInstallation(adapter, reference, adapter.appId);
}

function personalChat({ tenantId }: Identity, { serviceUrl, conversationId, userId, botId }: Reach): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    user: { id: userId, name: '' },
    bot: { id: botId, name: '' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId, isGroup: false, name: '' },
  };
}

function channelChat(tenantId: TenantId, { serviceUrl, conversationId, botId }: ChannelReach): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: { id: conversationId, conversationType: 'channel', tenantId, isGroup: true, name: '' },
  };
}
