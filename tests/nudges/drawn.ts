import assert from 'node:assert/strict';
import type { Card } from '../../bot/cards/card.ts';
import type { Language } from '../../bot/domain/language.ts';
import { wishKey, type WishKey } from '../../bot/domain/nudges/wish.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { drawNudge } from '../../bot/nudges/draw-nudge.ts';
import type { Drawing } from '../../bot/nudges/nudge.ts';
import { contextIn } from '../cards/every-card.ts';
import { schemaFaults } from '../cards/card-schema.ts';
import { aTryingPerson, CATALOGUE } from '../support/world.ts';

export const WEEKLY = wishKey('weekly-card', '2026-W47');
export const REMINDER = wishKey('reminder', '2026-W47');
export const STEP = wishKey('step-day', '2026-11-19');
export const PEER = wishKey('peer-waiting', 'r-1');
export const OTHER_PEER = wishKey('peer-waiting', 'r-2');
export const ANALYSIS = wishKey('analysis', 't-rundor.1');
export const MEETING = wishKey('meeting-preparation', 'm-1.2026-11-20');

/** Has something of every kind to be written to about. */
export function aWaitedForPerson(person: Partial<Person> = {}): Person {
  return aTryingPerson({
    stepDay: '2026-11-19',
    peersWaiting: [{ id: 'r-1', since: '2026-11-18T09:00:00.000Z' }, { id: 'r-2', since: '2026-11-18T10:00:00.000Z' }],
    meetings: [{ id: 'm-1', startsAt: '2026-11-20T12:30:00.000Z' }],
    ...person,
  });
}

export interface DrawnFor {
  readonly person?: Person;
  readonly lines?: readonly WishKey[];
  readonly today?: string;
  readonly language?: Language;
}

/** On a Thursday, unless something else is said; a card that Teams takes. */
export function drawn(key: WishKey, { person = aWaitedForPerson(), lines = [], today = '2026-11-19', language = 'sv' }: DrawnFor = {}): Card {
  const drawing: Drawing = { context: contextIn(language), catalogue: CATALOGUE, person, today };
  const card = drawNudge(drawing, { key, lines });
  assert.deepEqual(schemaFaults(card), []);
  return card;
}
