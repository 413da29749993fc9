import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import restify, { type Request, type Response } from 'restify';
import { argument, serveParent, usage } from '../../support/parent.ts';
import { APP_ID } from '../app-id.ts';
import type { ListeningBot, MeasuredBot } from './listening-bot.ts';

export interface BareBotOptions {
  readonly openIdMetadataUrl: string;
  /** The whole answer to a tap, as ours gave it. */
  readonly answer: object;
}

/** As little as a botbuilder bot can be: it checks the token, reads nothing, stores nothing, and shows one card. */
const { openIdMetadataUrl, answer } = argument<BareBotOptions>();

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'never sent',
  ValidateAuthority: true,
  ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
  OAuthUrl: AuthenticationConstants.OAuthUrl,
  CallerId: 'urn:botframework:azure',
}));

async function show(context: TurnContext): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: answer } });
}

const server = restify.createServer({ name: 'bare' });
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(asBotbuilderHasIt(request), response, show);
});
server.listen(0, '127.0.0.1', () => {
  serveParent<ListeningBot, MeasuredBot>({ messagesUrl: `http://127.0.0.1:${server.address().port}/api/messages` }, { usage });
});

/** The same object: botbuilder's type wants no property to be undefined that Node's may leave so. */
function asBotbuilderHasIt(request: Request): Parameters<CloudAdapter['process']>[0] {
  return request as Parameters<CloudAdapter['process']>[0];
}
