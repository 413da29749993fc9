import { Temporal } from 'temporal-polyfill';
import { analysisCard, analysisLine, type AnalysisInvitation } from '../cards/nudge-cards.ts';
import { isoWeekOfDate, weeksBetween } from '../domain/calendar/iso-week.ts';
import { keptAnswers } from '../domain/calendar/kept-answers.ts';
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts';
import { instantAt } from '../domain/calendar/working-hours.ts';
import { LedtradError } from '../domain/errors.ts';
import { wishKey, type NudgeRule, type Wish } from '../domain/nudges/wish.ts';
import { focusTrial } from '../domain/person/person.ts';
import type { Drawing, Nudge } from './nudge.ts';
import { partsOf } from './parts.ts';

const TIME = '08:30';
/** It is for the iteration; when that goes on for so long, another look is due anyway. */
const AT_MOST_LATE = { hours: 24 * 180 };

/** By the day on which an iteration began, and the weeks. */
const invited = keptAnswers<Pick<Wish, 'from' | 'until'>>();

/** The invitation to stop and analyse, once an iteration, after the programme's number of weeks. */
const rule: NudgeRule = {
  kind: 'analysis',
  joins: true,
  wishes(person, { calendar, analysisAfterWeeks }) {
    const trial = focusTrial(person);
    if (!trial?.startedOn || trial.step !== 'trying') return [];
    const { startedOn } = trial;
    const { from, until } = invited(calendar, `${startedOn} ${analysisAfterWeeks}`, () => timesOf(startedOn, analysisAfterWeeks, calendar));
    return [{ kind: 'analysis', key: wishKey('analysis', `${trial.id}.${trial.iteration}`), from, until, time: TIME }];
  },
};

function timesOf(startedOn: string, weeks: number, { zone }: WorkCalendar): Pick<Wish, 'from' | 'until'> {
  const from = instantAt(Temporal.PlainDate.from(startedOn).add({ weeks }), TIME, zone);
  return { from, until: from.add(AT_MOST_LATE) };
}

export const analysisNudge: Nudge = {
  ...rule,
  draw: (drawing, key, along) => analysisCard(drawing.context, invitationOf(drawing), partsOf(drawing, 'analysis', key, along)),
  line: (drawing) => analysisLine(drawing.context, invitationOf(drawing)),
};

function invitationOf({ context, catalogue, person, today }: Drawing): AnalysisInvitation {
  const trial = focusTrial(person);
  if (!trial?.started) throw new LedtradError('not-found');
  return {
    actionName: catalogue.actionText(trial.actionId, trial.actionVersion, context.language).name,
    weeks: weeksBetween(trial.started, isoWeekOfDate(Temporal.PlainDate.from(today))),
  };
}
