/**
 * Every error a person can meet has a stable code; `locales/` holds the sentence for it (`error.<code>`).
 * Only `api/` maps codes to HTTP statuses, only `conversation/` decides how a card shows them.
 */
export class LedtradError extends Error {
  override readonly name = 'LedtradError';

  constructor(
    readonly code: ErrorCode,
    /** Values for the sentence in `locales/`; never the text of a reflection. */
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

export type ErrorCode =
  | 'tenant-not-allowed'
  | 'identity-unclear'
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'input-invalid'
  | 'conflict'
  /** Somebody would lead or analyse those whose manager they are. */
  | 'manager-conflict'
  /** Nobody would lead the whole cohort any more. */
  | 'last-facilitator'
  /** Somebody would come into a cohort or a team that is closed. */
  | 'cohort-closed'
  /** A team is closed only when nobody takes part in it. */
  | 'team-not-empty'
  /** There is a team of that name. */
  | 'name-taken'
  | 'too-busy'
  | 'storage-unavailable'
  | 'unexpected';

/** Somebody else wrote first, or what was to be new is there already. */
export function isConflict(error: unknown): boolean {
  return error instanceof LedtradError && error.code === 'conflict';
}
