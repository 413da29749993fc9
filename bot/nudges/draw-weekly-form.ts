import type { Card } from '../cards/card.ts';
import { weeklyCard } from '../cards/weekly-card.ts';
import { newWeeklyForm } from '../conversation/weekly-form.ts';
import { parseIsoWeek } from '../domain/calendar/iso-week.ts';
import { LedtradError } from '../domain/errors.ts';
import { fromMeeting } from '../domain/meeting/weekly.ts';
import { isSilent } from '../domain/nudges/weekly-schedule.ts';
import { subjectOf, type WishKey } from '../domain/nudges/wish.ts';
import { focusTrial } from '../domain/person/person.ts';
import type { Along, Drawing } from './nudge.ts';
import { partsOf } from './parts.ts';

/** The form of the week that the key is of, whenever it comes. */
export function drawWeeklyForm(drawing: Drawing, kind: 'weekly-card' | 'reminder', key: WishKey, along: Along): Card {
  const { context, catalogue, person } = drawing;
  const trial = focusTrial(person);
  const week = parseIsoWeek(subjectOf(key));
  if (!trial || !week) throw new LedtradError('not-found');
  const form = newWeeklyForm({ catalogue, ...context }, person, trial, { week, entry: 1 }, kind === 'reminder' ? 'reminder' : 'nudge');
  const meeting = fromMeeting(person, week, drawing.today);
  return weeklyCard(context, { ...form, ...(meeting ? { fromMeeting: meeting } : {}), nudge: { ...partsOf(drawing, kind, key, along), offersPause: isSilent(person.ledger, week) } });
}
