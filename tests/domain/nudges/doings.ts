import { withNotice } from '../../../bot/domain/selection/notice.ts';
import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../../bot/domain/calendar/instant-text.ts';
import type { IsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { mark, type WeekMark } from '../../../bot/domain/calendar/ledger.ts';
import type { TrialId } from '../../../bot/domain/ids.ts';
import type { StoppableKind } from '../../../bot/domain/nudges/kind.ts';
import type { NudgeSettings } from '../../../bot/domain/nudges/nudging.ts';
import { snoozed, snoozeDate, type SnoozeChoice } from '../../../bot/domain/nudges/snoozing.ts';
import { stopping } from '../../../bot/domain/nudges/stopping.ts';
import type { WishKey } from '../../../bot/domain/nudges/wish.ts';
import { momentOf } from '../../../bot/domain/person/moment.ts';
import { withoutPause } from '../../../bot/domain/person/pause.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { MOST_RECENT } from '../../../bot/domain/reflection/submit.ts';
import { questionId } from '../../../bot/domain/reflection/question.ts';
import { week } from '../../support/world.ts';

/** What a person does, as the use cases of the same names leave their head. */
export type Doing = (person: Person, now: Temporal.Instant) => Person;

export function answers(text: string): Doing {
  return answersAs(text, 'answered');
}

/** *Hann inte.* */
export function didNotManage(text: string): Doing {
  return answersAs(text, 'not-reached');
}

export function snoozes(choice: SnoozeChoice, ...keys: readonly string[]): Doing {
  return (person, now) => {
    const until = snoozeDate(choice, momentOf(person, now).date);
    return { ...person, nudging: snoozed(person.nudging, until, keys as WishKey[]) }; // Keys of cards that the test has seen.
  };
}

/** From today; until a date, or until they come back. */
export function pauses(until?: string): Doing {
  return (person, now) => {
    const { date, week } = momentOf(person, now);
    return { ...withoutPause(person, week), pause: { from: date, ...(until ? { until } : {}) } };
  };
}

export const comesBack: Doing = (person, now) => withoutPause(person, momentOf(person, now).week);

export function isAnswered(id: string): Doing {
  return (person, now) => withNotice(person, { kind: 'declined', id, at: instantText(now), message: '' });
}

export function stops(what: StoppableKind | 'all'): Doing {
  return (person) => withNudges(person, { stopped: stopping(person.settings.nudges.stopped, what) });
}

export function wants(settings: Partial<NudgeSettings>): Doing {
  return (person) => withNudges(person, settings);
}

export function meets(id: string, startsAt: Temporal.Instant): Doing {
  return (person) => ({ ...person, meetings: [...person.meetings, { id, startsAt: instantText(startsAt) }] });
}

export function hasAPeer(id: string): Doing {
  return (person, now) => ({ ...person, peersWaiting: [...person.peersWaiting, { id, since: instantText(now) }] });
}

/** Takes the same action up anew. */
export const triesAgain: Doing = (person, now) => {
  const { week, date } = momentOf(person, now);
  return { ...person, trials: person.trials.map((trial) => ({ ...trial, step: 'trying', iteration: trial.iteration + 1, started: week, startedOn: date })) };
};

export const endsTheTrial: Doing = ({ focus: _ended, ...person }) => ({ ...person, trials: person.trials.map((trial) => ({ ...trial, state: 'done' })) });

function withNudges(person: Person, settings: Partial<NudgeSettings>): Person {
  return { ...person, settings: { ...person.settings, nudges: { ...person.settings.nudges, ...settings } } };
}

function answersAs(text: string, marked: Extract<WeekMark, 'answered' | 'not-reached'>): Doing {
  return (person, now) => withAnswer(person, week(text), marked, instantText(now));
}

function withAnswer(person: Person, of: IsoWeek, marked: 'answered' | 'not-reached', at: string): Person {
  const kind = marked === 'answered' ? 'reflection' : marked;
  const recent = { id: questionId({ week: of, entry: 1 }), rev: 1, kind, trialId: person.focus ?? ('t-none' as TrialId), iteration: 1, digest: '', at, visibility: 'me', showAtMeeting: false } as const;
  return { ...person, ledger: mark(person.ledger, of, marked), recent: [recent, ...person.recent].slice(0, MOST_RECENT) };
}
