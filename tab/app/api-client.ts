import { ApiError, type Api } from '../components/api.ts';
import type { TokenSource } from './tokens.ts';

const BASE = '/api/v1';

/** Said where the API itself could not say anything. */
interface Sentences {
  readonly offline: string;
  readonly signIn: string;
  readonly unexpected: string;
}

interface Settings {
  readonly tokens: TokenSource;
  /** Sent with every question, so that names and sentences come in the reader's language. */
  readonly language: string;
  readonly sentences: Sentences;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

export function createApi(settings: Settings): Api {
  return {
    async read<View>(path: string, knownTag?: string) {
      const response = await ask(settings, path, {
        cache: 'no-store',
        headers: knownTag === undefined ? {} : { 'If-None-Match': knownTag },
      });
      if (response.status === 304) return { kind: 'unchanged' };
      return { kind: 'fresh', view: await bodyOf<View>(response, settings.sentences), tag: response.headers.get('ETag') ?? undefined };
    },
    async send<Answer>(method: 'POST' | 'PUT', path: string, body: unknown) {
      const response = await ask(settings, path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return bodyOf<Answer>(response, settings.sentences);
    },
  };
}

/** Asks with a token; a refused token is renewed and the question asked once more. */
async function ask(settings: Settings, path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
  const url = withLanguage(BASE + path, settings.language);
  const send = async (token: string) => {
    try {
      return await settings.fetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
    } catch (cause) {
      throw new ApiError('offline', settings.sentences.offline, { cause });
    }
  };
  const token = await signedIn(settings.tokens.current(), settings.sentences);
  let response = await send(token);
  if (response.status === 401) response = await send(await signedIn(settings.tokens.renew(token), settings.sentences));
  if (response.ok || response.status === 304) return response;
  throw await errorOf(response, settings.sentences);
}

async function signedIn(token: Promise<string>, sentences: Sentences): Promise<string> {
  return token.catch((cause: unknown) => {
    throw new ApiError('not-signed-in', sentences.signIn, { cause });
  });
}

function withLanguage(url: string, language: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}lang=${language}`;
}

async function bodyOf<Body>(response: Response, sentences: Sentences): Promise<Body> {
  if (response.status === 204) return undefined as Body; // asked for by no caller that reads the answer
  try {
    // The tab is served by the process that answers, and both are built from one contract.
    return (await response.json()) as Body;
  } catch (cause) {
    throw new ApiError('unexpected', sentences.unexpected, { cause });
  }
}

/** A proxy or a gateway may answer in another shape: then only that it went wrong is known. */
async function errorOf(response: Response, sentences: Sentences): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const { error } = body;
    if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
      return new ApiError(String(error.code), String(error.message));
    }
  }
  return response.status === 401 ? new ApiError('not-signed-in', sentences.signIn) : new ApiError('unexpected', sentences.unexpected);
}
