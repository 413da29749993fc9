import { z } from 'zod';
import type { Finding, WrongCode } from '../ports/self-check.ts';
import { ask, jsonIn, Unanswered } from './ask.ts';
import { well, wrong, type Check } from './check.ts';

const Metadata = z.object({ jwks_uri: z.url() });
const KeySet = z.object({ keys: z.array(z.object({ kty: z.string() })).min(1) });

export interface KeyAddresses {
  /** An OpenID document, for the tokens of chat. */
  readonly chatMetadata: string;
  /** The keys themselves, for those of the tab. */
  readonly tabKeys: string;
}

interface Trouble {
  readonly code: Extract<WrongCode, 'keys-away' | 'keys-missing'>;
  /** e.g. `https://login.example/keys (503)` */
  readonly said: string;
}

/** Whether the keys can be fetched with which tokens that come in are checked: without them nobody is let in. */
export function checkOpenIdMetadata({ chatMetadata, tabKeys }: KeyAddresses): Check {
  return {
    id: 'openid-metadata',
    async run(signal): Promise<Finding> {
      const troubles = (await Promise.all([chatTrouble(chatMetadata, signal), keysTrouble(tabKeys, signal)])).flatMap((trouble) => trouble ?? []);
      const [first] = troubles;
      return first ? wrong(first.code, { names: [...new Set(troubles.map(({ said }) => said))] }) : well('keys-published');
    },
  };
}

async function chatTrouble(address: string, signal: AbortSignal): Promise<Trouble | undefined> {
  const read = await readJson(address, signal);
  if ('trouble' in read) return read.trouble;
  const metadata = Metadata.safeParse(read.json);
  return metadata.success ? await keysTrouble(metadata.data.jwks_uri, signal) : { code: 'keys-missing', said: address };
}

async function keysTrouble(address: string, signal: AbortSignal): Promise<Trouble | undefined> {
  const read = await readJson(address, signal);
  if ('trouble' in read) return read.trouble;
  return KeySet.safeParse(read.json).success ? undefined : { code: 'keys-missing', said: address };
}

async function readJson(address: string, signal: AbortSignal): Promise<{ readonly json: unknown } | { readonly trouble: Trouble }> {
  try {
    const { status, text } = await ask(address, signal);
    return status === 200 ? { json: jsonIn(text) } : { trouble: { code: 'keys-away', said: `${address} (${status})` } };
  } catch (error) {
    if (error instanceof Unanswered) return { trouble: { code: 'keys-away', said: `${address} (${error.reason})` } };
    throw error;
  }
}
