/** Why a request is turned away at the door, before anybody is asked what it says. */
export type RefusalCode =
  | 'token-missing'
  | 'token-invalid'
  | 'service-url-not-in-token'
  | 'service-url-not-allowed'
  | 'channel-not-allowed'
  | 'body-too-large'
  | 'body-not-json'
  | 'body-not-an-activity'
  | 'keys-unavailable';

const STATUS: Readonly<Record<RefusalCode, number>> = {
  'token-missing': 401,
  'token-invalid': 401,
  'service-url-not-in-token': 401,
  'service-url-not-allowed': 403,
  'channel-not-allowed': 403,
  'body-too-large': 413,
  'body-not-json': 400,
  'body-not-an-activity': 400,
  'keys-unavailable': 503,
};

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(
    readonly code: RefusalCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.status = STATUS[code];
  }
}
