import type { NextUp } from '../../bot/cards/first-contact.ts';
import type { FaultCode } from '../../bot/cards/problem.ts';
import { BROADCAST_OUTCOMES } from '../../bot/cards/broadcast-card.ts';
import { RETIREMENTS } from '../../bot/cards/choose-card.ts';
import { IN_BREAKS } from '../../bot/cards/nudge-settings-card.ts';
import { RECEIPT_OUTCOMES } from '../../bot/cards/reflection-receipt.ts';
import { SEND_QUESTIONS } from '../../bot/cards/send-cards.ts';
import type { ContentField } from '../../bot/domain/broadcast/check-content.ts';
import { READERS } from '../../bot/domain/broadcast/content.ts';
import type { WeekMark, WeekOutcome } from '../../bot/domain/calendar/ledger.ts';
import type { ErrorCode } from '../../bot/domain/errors.ts';
import { COMMITMENT_OUTCOMES } from '../../bot/domain/meeting/contribution.ts';
import { MEETING_KINDS } from '../../bot/domain/meeting/meeting.ts';
import { ROSTER_COLUMNS } from '../../bot/domain/roster/columns.ts';
import { IMPORT_FAULTS } from '../../bot/domain/roster/import-fault.ts';
import { POSITIONS } from '../../bot/domain/roster/roster-entry.ts';
import { HELPS, OBSERVATIONS } from '../../bot/domain/reflection/answer.ts';
import { VISIBILITIES } from '../../bot/domain/reflection/visibility.ts';
import { CHOICE_STEPS } from '../../bot/domain/trial/choice.ts';
import { SKIPPED_CODES, WELL_CODES, WRONG_CODES } from '../../bot/ports/self-check.ts';
import { SNOOZES } from '../../bot/domain/nudges/snoozing.ts';
import { NUDGE_KINDS, STOPPABLE_KINDS } from '../../bot/domain/nudges/kind.ts';
import { WEEKDAYS } from '../../bot/domain/nudges/weekly-hours.ts';
import type { TrialState } from '../../bot/domain/trial/trial.ts';

/** The type makes a code without a sentence here a compile error. */
export const ERROR_CODES = wordsOf<ErrorCode>({
  'tenant-not-allowed': true,
  'identity-unclear': true,
  'not-signed-in': true,
  'not-allowed': true,
  'not-found': true,
  'input-invalid': true,
  conflict: true,
  'manager-conflict': true,
  'last-facilitator': true,
  'cohort-closed': true,
  'team-not-empty': true,
  'name-taken': true,
  'too-busy': true,
  'storage-unavailable': true,
  unexpected: true,
});

export const FAULT_CODES = wordsOf<FaultCode>({
  required: true,
  'too-long': true,
  'far-too-long': true,
  'wrong-type': true,
  'unknown-choice': true,
  'too-many': true,
  'bad-date': true,
  'bad-step-day': true,
  'bad-time': true,
  'bad-link': true,
  past: true,
  'too-many-items': true,
  'few-options': true,
  'many-options': true,
  'same-options': true,
  'deadline-missing': true,
  'deadline-early': true,
  'deadline-late': true,
  nobody: true,
  'channel-audience': true,
  'send-past': true,
  'send-late': true,
  'meeting-past': true,
  'personal-number': true,
  'coordination-number': true,
  'norwegian-birth-number': true,
  email: true,
  phone: true,
  'bad-address': true,
  'bad-tenant': true,
  'name-taken': true,
  'code-unknown': true,
  'code-expired': true,
  'code-used': true,
  'code-too-many-tries': true,
  'code-taken': true,
  'code-not-fresh': true,
  'code-own': true,
});

const CONTENT_FIELDS = wordsOf<ContentField>({
  title: true, text: true, question: true, label: true, options: true, low: true, high: true, deadline: true, audience: true, ways: true, sendAt: true, meetingAt: true, templateName: true,
});

const WEEK_OUTCOMES = wordsOf<WeekOutcome | WeekMark>({
  answered: true, 'not-reached': true, unanswered: true, paused: true, break: true, 'not-sent': true, asked: true,
});

const TRIAL_STATES = wordsOf<TrialState>({ planned: true, active: true, done: true, paused: true, ended: true });

const WELCOMES = wordsOf<NextUp>({ choose: true, 'continue-choosing': true, reflect: true, answered: true, paused: true, unasked: true });

/** Keys that source code puts together: the fixed part, and every word that can follow it. */
export const COMPUTED_KEYS: Readonly<Record<string, readonly string[]>> = {
  'again.': ['reflection', 'not-reached'],
  'analysts.': ['yes', 'no'],
  'breaks.': IN_BREAKS,
  'case.': ['brought', 'withdrawn', 'too-late'],
  'broadcast.audience.position.': ['principal', 'deputy', 'preschool-head'],
  'broadcast.readers.': READERS,
  'broadcast.receipt.': BROADCAST_OUTCOMES,
  'choose.title.': CHOICE_STEPS,
  'commitment.': COMMITMENT_OUTCOMES,
  'commitment.was.': COMMITMENT_OUTCOMES,
  'deliveries.card.': [...NUDGE_KINDS, 'team-digest'],
  'doctor.do.': WRONG_CODES,
  'doctor.said.': [...WELL_CODES, ...SKIPPED_CODES, ...WRONG_CODES],
  'error.': ERROR_CODES,
  'fault.': FAULT_CODES,
  'field.broadcast.': CONTENT_FIELDS,
  'help.': HELPS,
  'meeting.kind.': MEETING_KINDS,
  'meeting.news.': ['moved', 'cancelled'],
  'import.column.': ROSTER_COLUMNS,
  'import.fault.': IMPORT_FAULTS,
  'import.position.': POSITIONS,
  'nudge.ask.': SNOOZES,
  'nomination.': ['takes-part', 'nominated-elsewhere', 'no-tenant'],
  'nudge.kind.': STOPPABLE_KINDS,
  'nudge.remind.': SNOOZES,
  'nudge.stop.': STOPPABLE_KINDS,
  'nudge.stopped.': [...STOPPABLE_KINDS, 'all'],
  'nudge.why.': STOPPABLE_KINDS,
  'observation.': OBSERVATIONS,
  'outcome.': WEEK_OUTCOMES,
  'plan.break.': ['summer', 'autumn', 'christmas', 'winter', 'easter', 'other'],
  'plan.fault.': ['backwards', 'overlaps'],
  'peers.': ['yes', 'no'],
  'receipt.': RECEIPT_OUTCOMES,
  'receipt.readers.': VISIBILITIES,
  'retire.': RETIREMENTS,
  'send.again.': ['count-changed', 'changed'],
  'send.arrives.': ['later', 'at'],
  'send.progress.': ['planned', 'sending', 'sent', 'unreachable', 'uncertain', 'poisoned', 'expired', 'cancelled', 'answered'],
  'send.question.': SEND_QUESTIONS,
  'state.': TRIAL_STATES,
  'visibility.': VISIBILITIES,
  'weekday.': WEEKDAYS.map(String),
  'weekdays.': WEEKDAYS.map(String),
  'welcome.button.': WELCOMES,
  'welcome.next.': WELCOMES,
};

function wordsOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly string[] {
  return Object.keys(words);
}
