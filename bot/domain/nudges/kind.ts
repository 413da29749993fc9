/**
 * What the product writes to a person of its own accord. The first goes before the others on a day on which several
 * would come: what is bound to a meeting, then the answer that somebody waits for, then what is bound to a day, then what can wait.
 */
export const NUDGE_KINDS = ['meeting-prompt', 'meeting-preparation', 'selection', 'reminder', 'weekly-card', 'step-day', 'peer-waiting', 'new-peer', 'handed-over', 'analysis'] as const;

export type NudgeKind = (typeof NUDGE_KINDS)[number];

/**
 * What is told whatever somebody has stopped, and cannot be put off either: the answer to what they asked for themselves,
 * which comes once. Most of them take part in nothing and have no settings in which to stop it.
 */
const ALWAYS_TOLD = 'selection';
export type StoppableKind = Exclude<NudgeKind, typeof ALWAYS_TOLD>;
export const STOPPABLE_KINDS = NUDGE_KINDS.filter((kind): kind is StoppableKind => kind !== ALWAYS_TOLD);

export function isStoppable(kind: NudgeKind): kind is StoppableKind {
  return kind !== ALWAYS_TOLD;
}
