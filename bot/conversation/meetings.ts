import { caseCard, caseReceipt, commitmentCard, commitmentReceipt, linesCard, linesReceipt, meetingCard, noCommitmentCard, noMeetingCard } from '../cards/meeting-cards.ts';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import { weekNumber } from '../domain/calendar/iso-week.ts';
import { LedtradError } from '../domain/errors.ts';
import type { CohortId, MeetingId } from '../domain/ids.ts';
import { COMMITMENT_OUTCOMES } from '../domain/meeting/contribution.ts';
import { isCancelled, MEETING_LIMITS } from '../domain/meeting/meeting.ts';
import { nextMeetingOf } from '../domain/meeting/recalled.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import { momentOf } from '../domain/person/moment.ts';
import type { Person } from '../domain/person/person.ts';
import { parseQuestionId, questionOf } from '../domain/reflection/question.ts';
import { isSharedWithTeam } from '../domain/reflection/visibility.ts';
import type { QuestionId } from '../domain/ids.ts';
import { bringCase, meetingOf, type CaseOutcome } from '../usecases/meetings/bring-case.ts';
import { chooseForMeeting } from '../usecases/reflections/choose-for-meeting.ts';
import { answerCommitment, writeOwnCommitment } from '../usecases/meetings/commit-to-next-time.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { meetingToCome } from './meeting-to-come.ts';
import { followUp, formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** As many of the latest own reflections as fit a phone. */
const MOST_LINES = 6;
/** Of what was written: enough to know it again. */
const MOST_BEGINNING = 90;
/** Longer than any id of ours. */
const MOST_ID = 80;

/** What a member does for a meeting: look at it, put a case forward, choose lines, say what they take on and how it went. */
export const meetings: Topic = {
  forParticipants: true,
  handlers: {
    'meeting.open': open,
    'meeting.lines': openLines,
    'meeting.choose-lines': chooseLines,
    'case.open': openCase,
    'case.submit': submitCase,
    'case.withdraw': withdrawCase,
    'commitment.open': openCommitment,
    'commitment.submit': submitCommitment,
    'commitment.outcome': sayOutcome,
  },
  redraws: { 'case.submit': redrawCase, 'commitment.submit': redrawCommitment, 'meeting.choose-lines': redrawLines },
};

async function open(turn: Turn): Promise<Answer> {
  const { context, person: { value: person } } = turn;
  const next = nextMeeting(turn, person);
  return formAnswer(next ? meetingCard(context, meetingToCome(context, person, next)) : noMeetingCard(context));
}

async function openCase(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  const meeting = meantBy(turn, form);
  if (!meeting) return formAnswer(noMeetingCard(context));
  const { cases } = await meetingOf(world, person, meeting.cohortId, meeting.meetingId);
  const said = cases.find(({ value }) => value.pid === person.pid)?.value.said;
  return formAnswer(caseCard(context, { meetingId: meeting.meetingId, line: said?.line ?? '', more: said?.more ?? '', isBrought: said !== undefined }));
}

async function submitCase(turn: Turn, form: Form): Promise<Answer> {
  const line = form.text('line', 'field.case-line', { max: MEETING_LIMITS.caseLine, required: true });
  const more = form.text('more', 'field.case-more', { max: MEETING_LIMITS.caseMore });
  if (form.faults.length > 0) return refused(turn, form, redrawCase);
  return await settleCase(turn, form, { line, more });
}

async function withdrawCase(turn: Turn, form: Form): Promise<Answer> {
  return await settleCase(turn, form, { line: '', more: '' });
}

async function settleCase(turn: Turn, form: Form, said: { line: string; more: string }): Promise<Answer> {
  const { world, context, person } = turn;
  const meeting = meantBy(turn, form);
  const outcome: CaseOutcome = meeting ? await bringCase(world, person, { ...meeting, ...said }) : 'too-late';
  return receipt(caseReceipt(context, meeting?.meetingId ?? '', outcome));
}

async function openCommitment(turn: Turn, form: Form): Promise<Answer> {
  const { context, person: { value: { commitment } } } = turn;
  const meeting = meantBy(turn, form, latestMeeting);
  if (!meeting) return formAnswer(noCommitmentCard(context));
  const text = commitment?.meetingId === meeting.meetingId ? commitment.text : '';
  return formAnswer(commitmentCard(context, { meetingId: meeting.meetingId, text }));
}

/** An emptied line takes back what stands; where none stands, something is to be written. */
async function submitCommitment(turn: Turn, form: Form): Promise<Answer> {
  const { commitment } = turn.person.value;
  const meeting = meantBy(turn, form, latestMeeting);
  const stands = commitment !== undefined && commitment.meetingId === meeting?.meetingId && commitment.text !== '';
  const text = form.text('text', 'field.commitment', { max: MEETING_LIMITS.commitment, required: !stands });
  if (form.faults.length > 0) return refused(turn, form, redrawCommitment);
  if (!meeting) throw new LedtradError('not-found');
  await writeOwnCommitment(turn.world, turn.person, meeting.cohortId, meeting.meetingId, text);
  return receipt(commitmentReceipt(turn.context, meeting.meetingId, text === '' ? 'taken-back' : 'saved'));
}

/** One tap; what else there is to prepare stays at hand, and nothing of what was taken on is quoted again. */
async function sayOutcome(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person } = turn;
  const outcome = form.word('outcome', COMMITMENT_OUTCOMES);
  const own = person.value.commitment;
  if (!outcome || own?.meetingId !== form.raw('meetingId')) throw new LedtradError('not-found');
  const { value } = await answerCommitment(world, person, own.meetingId, outcome);
  const next = nextMeeting(turn, value);
  if (!next) return receipt(noMeetingCard(context, outcome));
  const { commitment: _quoted, ...toCome } = meetingToCome(context, value, next);
  return followUp(meetingCard(context, { ...toCome, commitment: { meetingId: own.meetingId, text: '', outcome } }));
}

async function openLines({ world, context, person: { value: person } }: Turn): Promise<Answer> {
  const { items } = await world.people.reflections(person.pid, { limit: MOST_LINES });
  const own = items.flatMap(({ id, answer, showAtMeeting }) => (answer.kind === 'reflection' && isSharedWithTeam(answer.visibility) ? [{ id, did: answer.did, showAtMeeting }] : []));
  return formAnswer(linesCard(context, {
    lines: own.map(({ id, did }) => ({ id, title: context.t('lines.line', { week: weekNumber(questionOf(id).week), beginning: beginningOf(did) }) })),
    chosen: own.filter(({ showAtMeeting }) => showAtMeeting).map(({ id }) => id),
  }));
}

async function chooseLines(turn: Turn, form: Form): Promise<Answer> {
  const shown = shownIn(form);
  const chosen = form.choices('lines', 'field.lines', shown, { least: 0, most: MOST_LINES });
  if (form.faults.length > 0) return refused(turn, form, redrawLines);
  let { person } = turn;
  for (const id of shown) {
    const show = chosen.includes(id);
    if (person.value.recent.find((recent) => recent.id === id)?.showAtMeeting !== show) person = await chooseForMeeting(turn.world, person, questionOf(id), show);
  }
  return receipt(linesReceipt(turn.context, chosen.length));
}

function redrawCase({ context }: Redrawing, form: Form, problem: Problem): Card {
  return caseCard(context, {
    meetingId: form.raw('meetingId').slice(0, MOST_ID),
    line: form.echo('line', MEETING_LIMITS.caseLine),
    more: form.echo('more', MEETING_LIMITS.caseMore),
    isBrought: form.flag('isBrought'),
    problem,
  });
}

function redrawCommitment({ context }: Redrawing, form: Form, problem: Problem): Card {
  return commitmentCard(context, { meetingId: form.raw('meetingId').slice(0, MOST_ID), text: form.echo('text', MEETING_LIMITS.commitment), problem });
}

/** By their weeks alone: what was written stands in storage, which may be away. */
function redrawLines({ context }: Redrawing, form: Form, problem: Problem): Card {
  const shown = shownIn(form);
  return linesCard(context, {
    lines: shown.map((id) => ({ id, title: context.t('lines.week', { week: weekNumber(questionOf(id).week) }) })),
    chosen: shown.filter((id) => form.raw('lines').split(',').includes(id)),
    problem,
  });
}

function shownIn(form: Form): readonly QuestionId[] {
  return form.list('shown').slice(0, MOST_LINES).flatMap((id) => (typeof id === 'string' && parseQuestionId(id) ? [id as QuestionId] : [])); // The parser is the check.
}

interface Meant {
  readonly cohortId: CohortId;
  readonly meetingId: MeetingId;
}

/** The meeting that a card carries, among the person's own; or else the one that is meant when none is named. */
function meantBy(turn: Turn, form: Form, otherwise: (turn: Turn, person: Person) => Meeting | undefined = nextMeeting): Meant | undefined {
  const { person: { value: person } } = turn;
  const id = form.raw('meetingId');
  if (id !== '' && person.commitment?.meetingId === id) return { cohortId: person.commitment.cohortId, meetingId: person.commitment.meetingId };
  const meeting = id === '' ? otherwise(turn, person) : person.meetings.find((each) => each.id === id);
  // What stands in a head was a meeting's id when it was written there.
  return meeting?.about && { cohortId: meeting.about.cohortId, meetingId: meeting.id as MeetingId };
}

function nextMeeting({ world }: Turn, { meetings: own }: Person): Meeting | undefined {
  return nextMeetingOf(own, world.clock.now());
}

/** The one that began last, or begins later today. */
function latestMeeting({ world }: Turn, person: Person): Meeting | undefined {
  const { date } = momentOf(person, world.clock.now());
  return person.meetings.findLast(({ startsAt, about }) => startsAt.slice(0, 10) <= date && !(about && isCancelled(about)));
}

function beginningOf(did: string): string {
  const characters = [...did.replaceAll('\n', ' ')];
  return characters.length > MOST_BEGINNING ? `${characters.slice(0, MOST_BEGINNING - 1).join('')}…` : characters.join('');
}
