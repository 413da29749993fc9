import { Temporal } from 'temporal-polyfill';
import type { CardContext } from '../cards/card-context.ts';
import type { MeetingToCome } from '../cards/meeting-cards.ts';
import { isOpen } from '../domain/meeting/contribution.ts';
import type { Meeting } from '../domain/nudges/nudging.ts';
import type { Person } from '../domain/person/person.ts';
import { localTimeInWords } from '../locales/dates.ts';

/** A meeting in a member's head, in words of theirs; with what they took on before it, while that is open. */
export function meetingToCome({ language }: CardContext, { settings, commitment }: Person, { id, startsAt, about }: Meeting): MeetingToCome {
  const isBefore = commitment !== undefined && commitment.heldAt < startsAt && isOpen(commitment);
  return {
    meetingId: id,
    when: localTimeInWords(Temporal.Instant.from(startsAt), settings.zone, language),
    title: about?.title ?? '',
    place: about?.place ?? '',
    link: about?.link ?? '',
    before: about?.before ?? '',
    ...(isBefore ? { commitment: { meetingId: commitment.meetingId, text: commitment.text } } : {}),
  };
}
