import assert from 'node:assert/strict';
import type { CohortId } from '../../bot/domain/ids.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import type { HandedOver } from '../../bot/domain/person/person.ts';
import { linesOf } from '../cards/parts.ts';
import { beginning, cardsOf } from '../domain/nudges/builders.ts';
import { stops, type Doing } from '../domain/nudges/doings.ts';
import { aWaitedForPerson, drawn, WEEKLY } from './drawn.ts';

const AT = '2026-11-16T10:20:00.000Z';
const NEWS: HandedOver = { cohortId: 'c-tva' as CohortId, cohortName: 'Omgång 2', teams: ['Norr', 'Syd'], from: 'Ingrid Prov', at: AT };
const KEY = wishKey('handed-over', AT);

describe('the nudge that something was handed over', () => {
  it('says what they lead now, and who handed it over', () => {
    const lines = linesOf(drawn(KEY, { person: aWaitedForPerson({ handedOver: [NEWS] }) }));
    assert.ok(lines.includes('Ingrid Prov har lämnat över till dig. Du leder nu Norr, Syd i Omgång 2.'), lines.join('\n'));
  });

  it('says it of a whole cohort, and names no protected identity', () => {
    const lines = linesOf(drawn(KEY, { person: aWaitedForPerson({ handedOver: [{ ...NEWS, teams: [], from: '' }] }) }));
    assert.ok(lines.includes('Du leder nu hela Omgång 2.'), lines.join('\n'));
  });

  it('is a line of another card on the same day', () => {
    const lines = linesOf(drawn(WEEKLY, { person: aWaitedForPerson({ handedOver: [NEWS] }), lines: [KEY] }));
    assert.ok(lines.some((line) => line.includes('Du leder nu Norr, Syd i Omgång 2.')));
  });

  const isTold: Doing = (person) => ({ ...person, handedOver: [{ ...NEWS, at: '2026-11-16T20:00:00.000Z' }] });
  const cards = (story: Parameters<typeof cardsOf>[2]) => cardsOf(beginning('2026-11-15', { stopped: ['reminder'] }), ['2026-11-16T00:00', '2026-11-19T00:00'], story);

  it('comes the next working morning, and once', () => {
    assert.deepEqual(cards({ '2026-11-16T21:00': isTold }), ['2026-11-17T08:30 handed-over|2026-11-16T20:00:00.000Z']);
  });

  it('can be stopped by itself', () => {
    assert.deepEqual(cards({ '2026-11-16T09:00': stops('handed-over'), '2026-11-16T21:00': isTold }), []);
  });
});
