import type { Progress } from '../../../bot/api/contract/broadcast-progress.ts';

export type Standing = 'sent' | 'sending' | 'planned' | 'unreachable' | 'uncertain' | 'poisoned' | 'expired' | 'cancelled';

export interface Part {
  readonly standing: Standing;
  readonly count: number;
}

/** How many receivers are where, what has gone well first. The counts add up to the receivers. */
export function partsOf(progress: Progress): readonly Part[] {
  const { sent, sending, planned, unreachable, uncertain, poisoned, expired, cancelled } = progress;
  const all: readonly Part[] = [
    { standing: 'sent', count: sent },
    { standing: 'sending', count: sending },
    { standing: 'planned', count: planned },
    { standing: 'unreachable', count: Object.values(unreachable).reduce((sum, count) => sum + count, 0) },
    { standing: 'uncertain', count: uncertain },
    { standing: 'poisoned', count: poisoned },
    { standing: 'expired', count: expired },
    { standing: 'cancelled', count: cancelled },
  ];
  return all.filter(({ count }) => count > 0);
}
