import { BotBuilderCloudAdapter, type ConversationReferenceStore } from '@microsoft/teamsfx';
import type { ConversationReference } from 'botbuilder';
import { argument, serveParent, usage, type Usage } from '../../support/parent.ts';
import { conversationIdOf } from '../../support/teams-at-scale.ts';

export interface UsualWayOptions {
  readonly serviceUrl: string;
  readonly receivers: number;
  /** As the fake Teams numbers it. */
  readonly tenant: number;
  /** What everybody is sent. */
  readonly card: object;
}

export interface UsualWayQuestions {
  /**
   * Sends the card to everybody; resolves with how many sends did not fail. With `checksFirst`, as teamsfx does unless
   * told otherwise, each page of installations is first asked for at the connector, one roster after the other.
   */
  broadcast(how: { readonly checksFirst: boolean }): Promise<number>;
  usage(): Usage;
}

/**
 * How teamsfx's own samples of a broadcast do it: a page of installations, then each of its cards one after the other,
 * and botbuilder's retries as they are. Without an app id botbuilder asks for no token, and the fake Teams wants none.
 */
const options = argument<UsualWayOptions>();
const bot = new BotBuilderCloudAdapter.ConversationBot({
  adapterConfig: { MicrosoftAppId: '', MicrosoftAppPassword: '' },
  notification: { enabled: true, botAppId: '', store: storeOf(references()) },
});
/** teamsfx's own prints a failure and tells the user of it, which would be one send more. */
bot.adapter.onTurnError = async (_context, error) => {
  throw error;
};

serveParent<object, UsualWayQuestions>({}, {
  async broadcast({ checksFirst }) {
    let sent = 0;
    let continuationToken: string | undefined;
    do {
      const page = await bot.notification?.getPagedInstallations(PAGE, continuationToken, checksFirst);
      for (const installation of page?.data ?? []) {
        const answer = await installation.sendAdaptiveCard(options.card).catch(() => undefined);
        if (answer?.id !== undefined) sent += 1;
      }
      continuationToken = page?.continuationToken;
    } while (continuationToken);
    return sent;
  },
  usage,
});

/** As in teamsfx's templates. */
const PAGE = 100;

function references(): readonly Partial<ConversationReference>[] {
  return Array.from({ length: options.receivers }, (_, index) => ({
    channelId: 'msteams',
    serviceUrl: options.serviceUrl,
    user: { id: `29:${index}`, name: '' },
    bot: { id: '28:bot', name: '' },
    conversation: { id: conversationIdOf(options.tenant, String(index)), conversationType: 'personal', tenantId: String(options.tenant), isGroup: false, name: '' },
  }));
}

function storeOf(references: readonly Partial<ConversationReference>[]): ConversationReferenceStore {
  return {
    add: async () => false,
    remove: async () => false,
    async list(pageSize = references.length, continuationToken = '0') {
      const start = Number(continuationToken);
      const end = start + pageSize;
      return { data: references.slice(start, end), continuationToken: end < references.length ? String(end) : '' };
    },
  };
}
