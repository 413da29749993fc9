/** A part of a cohort's time plan. Local dates, both included. */
export interface Phase {
  readonly kind: PhaseKind;
  /** The cohort's own word for it; '' for the kind's. */
  readonly name: string;
  readonly from: string;
  readonly until: string;
}

/** Analysing and adjusting go on all along; as a phase they are when the weight lies there. */
export const PHASE_KINDS = ['choosing', 'trying', 'analysing', 'finished'] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

/** How long a programme lets a phase last. */
export interface PhaseLength {
  readonly kind: PhaseKind;
  readonly months: number;
}
