import { Temporal } from 'temporal-polyfill';
import { selectionCard } from '../cards/selection-card.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import { LedtradError } from '../domain/errors.ts';
import { wishKey, type NudgeRule, type Wish } from '../domain/nudges/wish.ts';
import type { Nudge } from './nudge.ts';

const TIME = '08:30';
/** Later it says nothing that they have not heard otherwise. */
const AT_MOST_LATE = { hours: 24 * 60 };

const toldFrom = keptAnswers<Pick<Wish, 'from' | 'until'>>();

/** Whether somebody who wanted to take part does. Once, on a card of its own; also to who takes part in nothing. */
const rule: NudgeRule = {
  kind: 'selection',
  joins: false,
  wishes({ notices = [] }, { calendar }) {
    return notices.map(({ id, at }) => ({ kind: 'selection', key: wishKey('selection', id), ...toldFrom(calendar, at, () => timesOf(at)), time: TIME }));
  },
};

function timesOf(at: string): Pick<Wish, 'from' | 'until'> {
  const from = Temporal.Instant.from(at);
  return { from, until: from.add(AT_MOST_LATE) };
}

export const selectionNudge: Nudge = {
  ...rule,
  draw({ context, person }, key, { lines }) {
    const notice = person.notices?.find(({ id }) => wishKey('selection', id) === key);
    if (!notice) throw new LedtradError('not-found');
    return selectionCard(context, notice, lines);
  },
};
