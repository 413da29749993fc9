import { decodeJwt, errors } from 'jose';
import type { BotConfig } from '../config.ts';
import type { Details, Finding, WrongCode } from '../ports/self-check.ts';
import { well, wrong, type Check } from './check.ts';
import { BOT_NOT_REGISTERED, type AskConnector } from './connector.ts';

type AzureBot = Extract<BotConfig, { kind: 'azure' }>;

/** Microsoft Entra, "Error codes": what those mean that a secretless bot meets. */
const MEANING: Readonly<Record<string, WrongCode>> = {
  // The app is in another tenant, or nowhere.
  AADSTS700016: 'app-unknown',
  AADSTS90002: 'app-unknown',
  // No federated credential is for this identity.
  AADSTS70021: 'app-not-trusting',
  AADSTS700211: 'app-not-trusting',
  AADSTS700212: 'app-not-trusting',
  AADSTS700213: 'app-not-trusting',
};

/** Whether a token can be had for the bot, is the bot's, and is let in by the connector. */
export function checkBotCredentials(bot: AzureBot, askConnector: AskConnector): Check {
  return {
    id: 'bot-credentials',
    async run(signal): Promise<Finding> {
      const answer = await askConnector(signal);
      switch (answer.kind) {
        case 'no-token':
          return withoutToken(answer.error);
        case 'away':
          return wrong('connector-away', { reason: answer.reason });
        case 'answered': {
          const others = claimsOfAnother(answer.token, bot);
          if (others.length > 0) return wrong('token-of-another', { names: others });
          // That its registration is not found is another line's to say: its token was good.
          if (answer.status === 401 && answer.code !== BOT_NOT_REGISTERED) return wrong('token-refused', reasonOf(answer));
          return answer.status === 429 || answer.status >= 500 ? wrong('connector-away', reasonOf(answer)) : well('credentials-accepted');
        }
      }
    },
  };
}

function withoutToken(error: unknown): Finding {
  // The library's message holds Entra's code among much else, of which nothing is passed on.
  const code = /AADSTS\d+/.exec(error instanceof Error ? error.message : '')?.[0];
  const reason = code ?? (error instanceof Error ? error.name : 'no token');
  return wrong(MEANING[reason] ?? 'no-bot-token', { reason });
}

/** Names of the claims by which the token is not this bot's; a token that cannot be read names none. */
function claimsOfAnother(token: string, { appId, tenantId }: AzureBot): readonly string[] {
  const claims = claimsIn(token);
  const expected = [['appid', appId], ['azp', appId], ['tid', tenantId]] as const;
  return expected.filter(([name, value]) => isAnother(claims[name], value)).map(([name]) => name);
}

function isAnother(claim: unknown, expected: string): boolean {
  return typeof claim === 'string' && claim.toLowerCase() !== expected.toLowerCase();
}

function claimsIn(token: string): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(token);
  } catch (error) {
    if (error instanceof errors.JWTInvalid) return {};
    throw error;
  }
}

function reasonOf({ status, code }: { readonly status: number; readonly code: string | undefined }): Details {
  return { reason: [status, code].filter((part) => part !== undefined).join(' ') };
}
