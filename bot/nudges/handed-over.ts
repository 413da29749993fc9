import { Temporal } from 'temporal-polyfill';
import { handedOverCard, handedOverLine, type NewToLead } from '../cards/nudge-cards.ts';
import { LedtradError } from '../domain/errors.ts';
import { wishKey, type NudgeRule, type WishKey } from '../domain/nudges/wish.ts';
import type { HandedOver } from '../domain/person/person.ts';
import type { Drawing, Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:30';
const AT_MOST_LATE = { hours: 24 * 60 };

/** A facilitator has handed over what they led. Once for each. */
const rule: NudgeRule = {
  kind: 'handed-over',
  joins: true,
  wishes({ handedOver = [] }) {
    return handedOver.map((news) => {
      const from = Temporal.Instant.from(news.at);
      return { kind: 'handed-over', key: keyOf(news), from, until: from.add(AT_MOST_LATE), time: TIME };
    });
  },
};

function keyOf({ at }: HandedOver): WishKey {
  return wishKey('handed-over', at);
}

export const handedOverNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => handedOverCard(drawing.context, newsOf(drawing, key), partsOf(drawing, 'handed-over', key, along)),
  line: (drawing, key) => handedOverLine(drawing.context, newsOf(drawing, key)),
};

function newsOf({ person: { handedOver = [] } }: Drawing, key: WishKey): NewToLead {
  const news = handedOver.find((each) => keyOf(each) === key);
  if (!news) throw new LedtradError('not-found');
  return { from: news.from, cohort: news.cohortName, teams: news.teams.join(', ') };
}
