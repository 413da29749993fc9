import { Temporal } from 'temporal-polyfill';
import { instantAt } from '../domain/calendar/working-hours.ts';
import { focusTrial } from '../domain/person/person.ts';
import { wishKey, type NudgeRule } from '../domain/nudges/wish.ts';

const TIME = '08:30';
/** It is for the iteration; when that goes on for so long, another look is due anyway. */
const AT_MOST_LATE = { hours: 24 * 180 };

/** The invitation to stop and analyse, once an iteration, after the programme's number of weeks. */
export const analysisRule: NudgeRule = {
  kind: 'analysis',
  joins: true,
  wishes(person, { calendar, analysisAfterWeeks }) {
    const trial = focusTrial(person);
    if (!trial?.startedOn || trial.step !== 'trying') return [];
    const day = Temporal.PlainDate.from(trial.startedOn).add({ weeks: analysisAfterWeeks });
    const from = instantAt(day, TIME, calendar.zone);
    return [{ kind: 'analysis', key: wishKey('analysis', `${trial.id}.${trial.iteration}`), from, until: from.add(AT_MOST_LATE), time: TIME }];
  },
};
