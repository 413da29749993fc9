import { NUDGE_KINDS, type NudgeKind } from './kind.ts';
import type { NudgeSettings } from './nudging.ts';

type Stopped = NudgeSettings['stopped'];

export function isSent(kind: NudgeKind, stopped: Stopped): boolean {
  return stopped !== 'all' && !stopped.includes(kind);
}

export function stopping(stopped: Stopped, what: NudgeKind | 'all'): Stopped {
  return what === 'all' || stopped === 'all' ? 'all' : listed([...stopped, what]);
}

export function starting(stopped: Stopped, what: NudgeKind | 'all'): Stopped {
  if (what === 'all') return stopped === 'all' ? [] : stopped;
  return (stopped === 'all' ? NUDGE_KINDS : stopped).filter((kind) => kind !== what);
}

/** Everything but these. */
export function stoppedBut(sent: readonly NudgeKind[]): Stopped {
  return NUDGE_KINDS.filter((kind) => !sent.includes(kind));
}

/** Each once, in the order of the kinds, so that the same choices are stored the same. */
function listed(kinds: readonly NudgeKind[]): readonly NudgeKind[] {
  return NUDGE_KINDS.filter((kind) => kinds.includes(kind));
}
