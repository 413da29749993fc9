import { Temporal } from 'temporal-polyfill';
import { newPeerCard, newPeerLine } from '../cards/new-peer-card.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import { LedtradError } from '../domain/errors.ts';
import { wishKey, type NudgeRule, type Wish } from '../domain/nudges/wish.ts';
import { peersOfNow } from '../domain/peers/current-peers.ts';
import type { Drawing, Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:30';
/** After a long break it is still news; later than that they have found each other. */
const AT_MOST_LATE = { hours: 24 * 45 };

const toldFrom = keptAnswers<Pick<Wish, 'from' | 'until'>>();

/** The facilitator has confirmed who reflects with whom. Once a round, and not to those who stay together. */
const rule: NudgeRule = {
  kind: 'new-peer',
  joins: true,
  wishes(person, { calendar }) {
    const peers = peersOfNow(person);
    if (!peers || peers.known) return [];
    const { from, until } = toldFrom(calendar, peers.since, () => timesOf(peers.since));
    return [{ kind: 'new-peer', key: wishKey('new-peer', peers.roundId), from, until, time: TIME }];
  },
};

function timesOf(since: string): Pick<Wish, 'from' | 'until'> {
  const from = Temporal.Instant.from(since);
  return { from, until: from.add(AT_MOST_LATE) };
}

/** Names nobody: the chat keeps copies, and whose colleague somebody is changes. */
export const newPeerNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => newPeerCard(drawing.context, { count: countOf(drawing) }, partsOf(drawing, 'new-peer', key, along)),
  line: (drawing) => newPeerLine(drawing.context, { count: countOf(drawing) }),
};

function countOf({ person }: Drawing): number {
  const peers = peersOfNow(person);
  if (!peers) throw new LedtradError('not-found');
  return peers.with.length;
}
