import type { Links } from '../cards/card-context.ts';
import type { Identity } from '../domain/identity.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { SelfCheck } from '../ports/self-check.ts';
import type { Profiles } from '../ports/profiles.ts';
import type { Versioned } from '../ports/stored.ts';
import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person/person.ts';
import type { Conversation } from '../conversation/answer.ts';
import type { World } from '../usecases/world.ts';
import type { Translate } from '../locales/translate.ts';

/** One call of the tab, signed in: what an endpoint needs and nothing of HTTP. */
export interface ApiCall {
  readonly world: World;
  readonly identity: Identity;
  /** As it was checked, for what is asked elsewhere in the caller's name. */
  readonly authorization: string | undefined;
  /** Of the identity; read in this very call, so roles are never stale. */
  readonly person: Versioned<Person>;
  readonly language: Language;
  readonly t: Translate;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly services: ApiServices;
}

export interface ApiServices {
  readonly world: World;
  readonly conversation: Conversation;
  /** Changes with every build, so that a page never keeps what an older one drew. */
  readonly build: string;
  readonly chatUrl?: string;
  /** For a card that somebody sends to themselves. */
  readonly messenger: Pick<Messenger, 'sendToPerson'>;
  readonly links: Links;
  readonly selfCheck: SelfCheck;
  /** Where the installation asks Microsoft Graph. */
  readonly profiles?: Profiles;
}

export interface Endpoint {
  readonly method: 'get' | 'post' | 'put';
  /** Under /api/v1, with restify's `:name` for parameters. */
  readonly path: string;
  /** Without which there is no such route. */
  readonly needs?: 'profiles';
  /** For what nobody may keep, not even the caller's own browser. */
  readonly neverKept?: true;
  /** For an endpoint that takes a file; others take a form's worth. Nobody who is not signed in sends so much. */
  readonly mostBodyBytes?: number;
  /**
   * What the answer depends on, where asking is cheaper than answering: the ETag is made of it, and an unchanged page
   * costs only this. Authorises first.
   */
  readonly version?: (call: ApiCall) => Promise<readonly string[]>;
  readonly answer: (call: ApiCall) => Promise<unknown>;
}
