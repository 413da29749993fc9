import { Temporal } from 'temporal-polyfill';
import { peerWaitingCard, peerWaitingLine } from '../cards/nudge-cards.ts';
import { wishKey, type NudgeRule } from '../domain/nudges/wish.ts';
import type { Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:30';
const AT_MOST_LATE = { hours: 24 * 60 };

/** A colleague has shared something and waits for an answer. Once for each. */
export const peerWaitingRule: NudgeRule = {
  kind: 'peer-waiting',
  joins: true,
  wishes({ peersWaiting }) {
    return peersWaiting.map(({ id, since }) => {
      const from = Temporal.Instant.from(since);
      return { kind: 'peer-waiting', key: wishKey('peer-waiting', id), from, until: from.add(AT_MOST_LATE), time: TIME };
    });
  },
};

/** Says how many wait, whichever of them it came for. */
export const peerWaitingNudge: Nudge = {
  ...peerWaitingRule,
  draw: (drawing, key, along) => peerWaitingCard(drawing.context, { count: drawing.person.peersWaiting.length }, partsOf(drawing, 'peer-waiting', key, along)),
  line: ({ context, person }) => peerWaitingLine(context, { count: person.peersWaiting.length }),
};
