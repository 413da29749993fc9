export type FindingKind = 'personal-number' | 'coordination-number' | 'norwegian-birth-number' | 'email' | 'phone';

/** Something in a text that points out a person. Places are in UTF-16 units of the text as typed; `end` is after it. */
export interface Finding {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  /** As typed, so that the person can find it. */
  readonly excerpt: string;
}
