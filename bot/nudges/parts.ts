import type { NudgeParts } from '../cards/nudge-cards.ts';
import type { StoppableKind } from '../domain/nudges/kind.ts';
import { snoozesOffered } from '../domain/nudges/snoozing.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import type { Along, Drawing } from './nudge.ts';

/** What every nudge has beside its own: what came along, and how to have it otherwise. */
export function partsOf({ person: { settings: { nudges } }, today }: Drawing, kind: StoppableKind, key: WishKey, { keys, lines }: Along): NudgeParts {
  const { weekday, time } = nudges;
  return { controls: { kind, keys: [key, ...keys], snoozes: snoozesOffered(kind, today), weekday, time }, lines };
}
