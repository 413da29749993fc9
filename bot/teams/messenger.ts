import type { ConversationReference } from 'botbuilder';
import type { Identities, Identity, Messenger, Reach } from '../ports.ts';
import type { TeamsAdapter } from './adapter.ts';
import { Refusal } from './refusal.ts';
import { sendErrorOf, statusOf } from './send-error.ts';

/** Teams: the bot is blocked or not installed, or the conversation is gone. */
const UNREACHABLE: ReadonlySet<number | undefined> = new Set([403, 404]);

export interface MessengerOptions {
  readonly adapter: TeamsAdapter;
  readonly identities: Pick<Identities, 'find'>;
}

/** Sends to the personal chat that a person was last heard from; never begins one. Throws SendError. */
export function createMessenger({ adapter, identities }: MessengerOptions): Messenger {
  return {
    async sendCard(identity, card, summary) {
      const known = await identities.find(identity);
      if (!known?.reach) return 'no-conversation';

      const installation = await installationOf(adapter, referenceTo(identity, known.reach));
      try {
        // The notification line is taken from `speak`; see notification-line.ts.
        await installation.sendAdaptiveCard({ ...card, speak: summary });
        return 'sent';
      } catch (error) {
        // A refusal is ours: the stored address is one that we do not send to.
        if (UNREACHABLE.has(statusOf(error)) || error instanceof Refusal) return 'unreachable';
        throw sendErrorOf(error);
      }
    },
  };
}

/** Half a second and 60 MB to load, which a bot that only answers never spends. */
async function installationOf(adapter: TeamsAdapter, reference: Partial<ConversationReference>) {
  const { BotBuilderCloudAdapter } = await import('@microsoft/teamsfx');
  return new BotBuilderCloudAdapter.TeamsBotInstallation(adapter, reference, adapter.appId);
}

function referenceTo({ tenantId }: Identity, { serviceUrl, conversationId, userId, botId }: Reach): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    user: { id: userId, name: '' },
    bot: { id: botId, name: '' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId, isGroup: false, name: '' },
  };
}
