import { isStoppable, STOPPABLE_KINDS, type NudgeKind, type StoppableKind } from './kind.ts';
import type { NudgeSettings } from './nudging.ts';

type Stopped = NudgeSettings['stopped'];

export function isSent(kind: NudgeKind, stopped: Stopped): boolean {
  return !isStoppable(kind) || (stopped !== 'all' && !stopped.includes(kind));
}

export function stopping(stopped: Stopped, what: StoppableKind | 'all'): Stopped {
  return what === 'all' || stopped === 'all' ? 'all' : listed([...stopped, what]);
}

export function starting(stopped: Stopped, what: StoppableKind | 'all'): Stopped {
  if (what === 'all') return stopped === 'all' ? [] : stopped;
  return (stopped === 'all' ? STOPPABLE_KINDS : stopped).filter((kind) => kind !== what);
}

/** Everything but these. */
export function stoppedBut(sent: readonly StoppableKind[]): Stopped {
  return STOPPABLE_KINDS.filter((kind) => !sent.includes(kind));
}

/** Each once, in the order of the kinds, so that the same choices are stored the same. */
function listed(kinds: readonly StoppableKind[]): readonly StoppableKind[] {
  return STOPPABLE_KINDS.filter((kind) => kinds.includes(kind));
}
