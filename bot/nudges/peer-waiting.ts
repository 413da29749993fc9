import { Temporal } from 'temporal-polyfill';
import { peerWaitingCard, peerWaitingLine } from '../cards/nudge-cards.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import { wishKey, type NudgeRule, type Wish } from '../domain/nudges/wish.ts';
import type { Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:30';
const AT_MOST_LATE = { hours: 24 * 60 };

const waitingFrom = keptAnswers<Pick<Wish, 'from' | 'until'>>();

/** A colleague has shared something and waits for an answer. Once for each. */
const rule: NudgeRule = {
  kind: 'peer-waiting',
  joins: true,
  wishes({ peersWaiting }, { calendar }) {
    return peersWaiting.map(({ id, since }) => {
      const { from, until } = waitingFrom(calendar, since, () => timesOf(since));
      return { kind: 'peer-waiting', key: wishKey('peer-waiting', id), from, until, time: TIME };
    });
  },
};

function timesOf(since: string): Pick<Wish, 'from' | 'until'> {
  const from = Temporal.Instant.from(since);
  return { from, until: from.add(AT_MOST_LATE) };
}

/** Says how many wait, whichever of them it came for. */
export const peerWaitingNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => peerWaitingCard(drawing.context, { count: drawing.person.peersWaiting.length }, partsOf(drawing, 'peer-waiting', key, along)),
  line: ({ context, person }) => peerWaitingLine(context, { count: person.peersWaiting.length }),
};
