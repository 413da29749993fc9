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
  | 'too-busy'
  | 'storage-unavailable'
  | 'unexpected';
