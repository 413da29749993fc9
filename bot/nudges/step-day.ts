import { Temporal } from 'temporal-polyfill';
import { stepDayCard, stepDayLine } from '../cards/nudge-cards.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { instantAt } from '../domain/calendar/working-hours.ts';
import { wishKey, type NudgeRule, type Wish } from '../domain/nudges/wish.ts';
import type { Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

/** In the morning, when the day can still be arranged for it. */
const TIME = '08:00';
/** After a day that was quiet, or an outage; later the step is told of by the weekly card. */
const AT_MOST_LATE = { hours: 24 * 7 };

const morningOf = keptAnswers<Pick<Wish, 'from' | 'until'>>();

/** The day of the own next step, as chosen by the person. */
const rule: NudgeRule = {
  kind: 'step-day',
  joins: true,
  wishes({ stepDay, nextStep }, { calendar }) {
    if (stepDay === undefined || nextStep === '') return [];
    const { from, until } = morningOf(calendar, stepDay, () => timesOf(stepDay, calendar));
    return [{ kind: 'step-day', key: wishKey('step-day', stepDay), from, until, time: TIME }];
  },
};

function timesOf(stepDay: string, { zone }: WorkCalendar): Pick<Wish, 'from' | 'until'> {
  const from = instantAt(Temporal.PlainDate.from(stepDay), TIME, zone);
  return { from, until: from.add(AT_MOST_LATE) };
}

export const stepDayNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => stepDayCard(drawing.context, { step: drawing.person.nextStep }, partsOf(drawing, 'step-day', key, along)),
  line: ({ context, person }) => stepDayLine(context, { step: person.nextStep }),
};
