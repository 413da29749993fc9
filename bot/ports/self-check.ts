/** What the self-check looks at, in the order in which it is told. */
export const CHECKS = [
  'settings', 'storage', 'rows', 'clock', 'token-endpoint', 'bot-credentials', 'teams-channel', 'openid-metadata',
  'tenants', 'organisations', 'time-zones', 'catalogue', 'calendars',
] as const;
export type CheckId = (typeof CHECKS)[number];

/** What was found, as a code for which `locales/` has a sentence (`doctor.said.<code>`). */
export const WELL_CODES = [
  'settings-complete', 'storage-open', 'rows-current', 'rows-before', 'clock-right', 'identity-answers', 'credentials-accepted',
  'channel-known', 'keys-published', 'tenants-exist', 'organisations-listed', 'zones-known', 'catalogue-read', 'calendars-read',
] as const;
export type WellCode = (typeof WELL_CODES)[number];

/** Why nothing was looked at. */
export const SKIPPED_CODES = ['waits-for-settings', 'not-in-local-run'] as const;
export type SkippedCode = (typeof SKIPPED_CODES)[number];

/** For these there is a second sentence, with what to do (`doctor.do.<code>`). */
export const WRONG_CODES = [
  'settings-faulty',
  'storage-refused', 'table-missing', 'storage-away', 'storage-odd',
  'rows-newer', 'rows-too-old',
  'clock-wrong', 'clock-unknown',
  'identity-away', 'identity-refused',
  'app-unknown', 'app-not-trusting', 'no-bot-token', 'token-of-another', 'token-refused', 'connector-away',
  'bot-not-registered', 'channel-unasked', 'lane-not-authorised', 'lane-refused',
  'keys-away', 'keys-missing',
  'tenants-unknown', 'tenants-unasked',
  'organisations-unlisted',
  'zones-unknown', 'swedish-unknown',
  'catalogue-faulty', 'calendars-faulty',
  'no-answer', 'check-failed',
] as const;
export type WrongCode = (typeof WRONG_CODES)[number];

/** Values for the sentences. No person, no key of a row, nothing that somebody wrote. */
export interface Details {
  /** Words of our own, names of settings, tables and addresses; of a tenant the first characters. */
  readonly names?: readonly string[];
  /** Short: a status, a code, the name of an error. */
  readonly reason?: string;
  readonly count?: number;
  readonly of?: number;
}

export type Finding =
  | { readonly status: 'ok'; readonly code: WellCode; readonly details: Details }
  | { readonly status: 'wrong'; readonly code: WrongCode; readonly details: Details }
  | { readonly status: 'skipped'; readonly code: SkippedCode; readonly details: Details };

export interface Report {
  /** Instant at which it was begun, ISO 8601 UTC. */
  readonly at: string;
  readonly lines: readonly { readonly check: CheckId; readonly finding: Finding }[];
}

/** Looks at everything that the product needs. Changes nothing but rows of its own. */
export interface SelfCheck {
  run(): Promise<Report>;
}
