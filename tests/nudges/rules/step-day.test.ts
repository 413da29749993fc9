import assert from 'node:assert/strict';
import type { Person } from '../../../bot/domain/person/person.ts';
import { withNextStep } from '../../../bot/domain/person/next-step.ts';
import { aCalendar, at, basisOf, beginning, cardsOf, days, decide, type Story } from '../../domain/nudges/builders.ts';
import { snoozes, stops } from '../../domain/nudges/doings.ts';

const WEEK_47 = ['2026-11-16T00:00', '2026-11-23T00:00'] as const;

function onDay(stepDay: string): Person {
  return beginning('2026-11-15', {}, { stepDay });
}

function stepCards(person: Person, story: Story = {}, span: readonly [string, string] = WEEK_47, basis = basisOf()): string[] {
  return cardsOf(person, span, story, basis).filter((card) => card.includes('step-day|'));
}

describe('the nudge on the day of the own next step', () => {
  it('comes in the morning of that day, once', () => {
    assert.deepEqual(stepCards(onDay('2026-11-17')), ['2026-11-17T08:00 step-day|2026-11-17']);
  });

  it('is a line of the weekly card when that comes the same day', () => {
    assert.deepEqual(stepCards(onDay('2026-11-19')), ['2026-11-19T14:00 weekly-card|2026-W47 +step-day|2026-11-19']);
  });

  it('comes on the next working day when its own is quiet', () => {
    assert.deepEqual(stepCards(onDay('2026-11-21'), {}, ['2026-11-16T00:00', '2026-11-28T00:00']), ['2026-11-23T08:00 step-day|2026-11-21']);
  });

  it('is of no use a week later', () => {
    assert.deepEqual(stepCards(onDay('2026-11-17'), {}, ['2026-11-16T00:00', '2026-12-05T00:00'], basisOf(aCalendar(days('2026-11-17', '2026-11-24')))), []);
    assert.equal(decide(onDay('2026-11-10'), at('2026-11-17T09:00')).due, undefined);
  });

  it('is about a step that there still is', () => {
    assert.deepEqual(stepCards(onDay('2026-11-17'), { '2026-11-16T09:00': (person) => withNextStep(person, 'Något annat') }), []);
    assert.deepEqual(stepCards({ ...onDay('2026-11-17'), nextStep: '' }), []);
  });

  it('comes on the new day when another is chosen', () => {
    assert.deepEqual(stepCards(onDay('2026-11-17'), { '2026-11-16T09:00': (person) => ({ ...person, stepDay: '2026-11-18' }) }), ['2026-11-18T08:00 step-day|2026-11-18']);
    assert.deepEqual(stepCards(onDay('2026-11-17'), { '2026-11-17T09:00': (person) => ({ ...person, stepDay: '2026-11-18' }) }).length, 2);
  });

  it('comes once more when it is put off until tomorrow', () => {
    const story = { '2026-11-17T09:00': snoozes('tomorrow', 'step-day|2026-11-17') };
    assert.deepEqual(stepCards(onDay('2026-11-17'), story), ['2026-11-17T08:00 step-day|2026-11-17', '2026-11-18T08:00 step-day|2026-11-17']);
  });

  it('can be stopped by itself', () => {
    assert.deepEqual(stepCards(onDay('2026-11-17'), { '2026-11-16T09:00': stops('step-day') }), []);
  });
});
