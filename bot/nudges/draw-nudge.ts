import type { Card, Element } from '../cards/card.ts';
import { LedtradError } from '../domain/errors.ts';
import type { DueNudge } from '../domain/nudges/decide.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import { NUDGES } from './kinds.ts';
import type { Drawing, Nudge } from './nudge.ts';
import { peerWaitingNudge } from './peer-waiting.ts';

/**
 * The card of what is due to one person, as they are now, with what comes along on it. Throws `not-found` for what there
 * is nothing to say of any more.
 */
export function drawNudge(drawing: Drawing, { key, lines }: Pick<DueNudge, 'key' | 'lines'>): Card {
  return nudgeOf(key).draw(drawing, key, { keys: lines, lines: linesOf(drawing, key, lines) });
}

/** What is said of all that waits is said once, however many waits came together. */
function linesOf(drawing: Drawing, key: WishKey, keys: readonly WishKey[]): readonly Element[] {
  const isSaid = (line: WishKey, before: readonly WishKey[]) => nudgeOf(line) === peerWaitingNudge && before.some((each) => nudgeOf(each) === peerWaitingNudge);
  return keys.flatMap((line, index) => (isSaid(line, [key, ...keys.slice(0, index)]) ? [] : nudgeOf(line).line?.(drawing, line) ?? []));
}

function nudgeOf(key: WishKey): Nudge {
  const nudge = NUDGES.find(({ kind }) => key.startsWith(`${kind}|`));
  if (!nudge) throw new LedtradError('not-found');
  return nudge;
}
