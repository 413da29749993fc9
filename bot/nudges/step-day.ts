import { Temporal } from 'temporal-polyfill';
import { stepDayCard, stepDayLine } from '../cards/nudge-cards.ts';
import { instantAt } from '../domain/calendar/working-hours.ts';
import { wishKey, type NudgeRule } from '../domain/nudges/wish.ts';
import type { Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

/** In the morning, when the day can still be arranged for it. */
const TIME = '08:00';
/** After a day that was quiet, or an outage; later the step is told of by the weekly card. */
const AT_MOST_LATE = { hours: 24 * 7 };

/** The day of the own next step, as chosen by the person. */
export const stepDayRule: NudgeRule = {
  kind: 'step-day',
  joins: true,
  wishes({ stepDay, nextStep }, { calendar }) {
    if (stepDay === undefined || nextStep === '') return [];
    const from = instantAt(Temporal.PlainDate.from(stepDay), TIME, calendar.zone);
    return [{ kind: 'step-day', key: wishKey('step-day', stepDay), from, until: from.add(AT_MOST_LATE), time: TIME }];
  },
};

export const stepDayNudge: Nudge = {
  ...stepDayRule,
  draw: (drawing, key, along) => stepDayCard(drawing.context, { step: drawing.person.nextStep }, partsOf(drawing, 'step-day', key, along)),
  line: ({ context, person }) => stepDayLine(context, { step: person.nextStep }),
};
