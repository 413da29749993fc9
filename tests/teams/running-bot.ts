import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createAdapter, type TeamsAdapter } from '../../bot/teams/adapter.ts';
import { createBot, type BotOptions } from '../../bot/teams/bot.ts';
import { TENANT } from '../support/activities.ts';
import { startFakeTeams, type FakeTeams } from '../support/fake-teams.ts';
import { FakeConversation } from './fake-conversation.ts';

export interface RunningBot {
  readonly teams: FakeTeams;
  readonly conversation: FakeConversation;
  readonly adapter: TeamsAdapter;
  readonly messagesUrl: string;
  /** Log lines as they were written. */
  readonly log: readonly string[];
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** The chat's door on a plain Node server, with a fake Teams before it and a fake conversation behind it. */
export async function startBot(options: Partial<Pick<BotOptions, 'isAllowedTenant' | 'answerWithinMs'>> = {}): Promise<RunningBot> {
  const teams = await startFakeTeams();
  const conversation = new FakeConversation();
  const log: string[] = [];
  const adapter = createAdapter({ kind: 'loopback', appId: teams.appId, openIdMetadataUrl: teams.connector.openIdMetadataUrl, connectorToken: 'local' });
  const bot = createBot({
    adapter,
    conversation,
    isAllowedTenant: (tenantId) => tenantId === TENANT,
    logger: pino({}, { write: (line: string) => void log.push(line) }),
    ...options,
  });

  const server = createServer((request, response) => void bot.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const messagesUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  teams.deliverTo({ messagesUrl, idle: () => bot.idle() });

  return {
    teams,
    conversation,
    adapter,
    messagesUrl,
    log,
    idle: () => bot.idle(),
    async stop() {
      await bot.idle();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await teams.stop();
    },
  };
}
