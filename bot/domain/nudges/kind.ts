/**
 * What the product writes to a person of its own accord. The first goes before the others on a day on which several
 * would come: what is bound to a meeting, then what is bound to a day, then what can wait.
 */
export const NUDGE_KINDS = ['meeting-prompt', 'meeting-preparation', 'reminder', 'weekly-card', 'step-day', 'peer-waiting', 'handed-over', 'analysis'] as const;

export type NudgeKind = (typeof NUDGE_KINDS)[number];
