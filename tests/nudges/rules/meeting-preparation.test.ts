import assert from 'node:assert/strict';
import { PLANNER } from '../../support/world.ts';
import { at, basisOf, beginning, cardsOf, decide, type Story } from '../../domain/nudges/builders.ts';
import { meets, stops } from '../../domain/nudges/doings.ts';

const PERSON = beginning('2026-11-15', { stopped: ['reminder'] });

function preparations(span: readonly [string, string], story: Story, basis = basisOf()): string[] {
  return cardsOf(PERSON, span, story, basis).filter((card) => card.includes('meeting-preparation|'));
}

describe('the preparation for a meeting', () => {
  it('comes in the morning of the working day before', () => {
    assert.deepEqual(preparations(['2026-11-16T00:00', '2026-11-27T00:00'], { '2026-11-16T09:00': meets('m', at('2026-11-25T13:00')) }), ['2026-11-24T08:00 meeting-preparation|m.2026-11-25']);
  });

  it('comes on Friday for a Monday', () => {
    assert.deepEqual(preparations(['2026-11-16T00:00', '2026-11-27T00:00'], { '2026-11-16T09:00': meets('m', at('2026-11-23T09:00')) }), ['2026-11-20T08:00 meeting-preparation|m.2026-11-23']);
  });

  it('comes before Easter for the Tuesday after it', () => {
    const basis = PLANNER.basisOf({ ...PERSON, settings: { ...PERSON.settings, nudges: { ...PERSON.settings.nudges, inBreaks: 'at-work' } } });
    assert.deepEqual(preparations(['2027-03-22T00:00', '2027-04-10T00:00'], { '2027-03-22T09:00': meets('m', at('2027-03-30T13:00')) }, basis), ['2027-03-25T08:00 meeting-preparation|m.2027-03-30']);
  });

  it('comes late when the meeting was set late, and never once it has begun', () => {
    const meetingAtNine = (told: string) => preparations(['2026-11-16T00:00', '2026-11-27T00:00'], { [told]: meets('m', at('2026-11-25T09:00')) });
    assert.deepEqual(meetingAtNine('2026-11-24T20:00'), ['2026-11-25T08:00 meeting-preparation|m.2026-11-25']);
    assert.deepEqual(meetingAtNine('2026-11-25T08:59'), ['2026-11-25T08:59 meeting-preparation|m.2026-11-25']);
    assert.deepEqual(meetingAtNine('2026-11-25T09:00'), []);
  });

  it('is not sent after the meeting has begun, however late it is that day', () => {
    const person = meets('m', at('2026-11-18T13:00'))(PERSON, at('2026-11-16T09:00'));
    const { due } = decide(person, at('2026-11-18T12:00'));
    assert.equal(due?.notAfter, at('2026-11-18T13:00').toString({ smallestUnit: 'millisecond' }));
  });

  it('goes before the weekly card, which waits for the next working day at its own time', () => {
    assert.deepEqual(cardsOf(PERSON, ['2026-11-16T00:00', '2026-11-22T00:00'], { '2026-11-16T09:00': meets('m', at('2026-11-20T13:00')) }), [
      '2026-11-19T08:00 meeting-preparation|m.2026-11-20', '2026-11-20T14:00 weekly-card|2026-W47',
    ]);
  });

  it('lets the weekly card wait until its own time also when somebody writes in the morning', () => {
    const story = { '2026-11-16T09:00': meets('m', at('2026-11-20T13:00')), '2026-11-20T09:12': (person: typeof PERSON) => ({ ...person, greeted: true }) };
    assert.equal(cardsOf(PERSON, ['2026-11-16T00:00', '2026-11-22T00:00'], story)[1], '2026-11-20T14:00 weekly-card|2026-W47');
  });

  it('is a line for each of two meetings on one day', () => {
    const story = { '2026-11-16T09:00': meets('m', at('2026-11-18T10:00')), '2026-11-16T09:01': meets('n', at('2026-11-18T15:00')) };
    assert.deepEqual(preparations(['2026-11-16T00:00', '2026-11-22T00:00'], story), ['2026-11-17T08:00 meeting-preparation|m.2026-11-18 +meeting-preparation|n.2026-11-18']);
  });

  it('comes once more for a meeting that is moved to another day', () => {
    const story = { '2026-11-16T09:00': meets('m', at('2026-11-18T13:00')), '2026-11-17T10:00': meets('m', at('2026-11-25T13:00')) };
    assert.deepEqual(preparations(['2026-11-16T00:00', '2026-11-27T00:00'], story), ['2026-11-17T08:00 meeting-preparation|m.2026-11-18', '2026-11-24T08:00 meeting-preparation|m.2026-11-25']);
  });

  it('can be stopped by itself', () => {
    assert.deepEqual(preparations(['2026-11-16T00:00', '2026-11-27T00:00'], { '2026-11-16T09:00': meets('m', at('2026-11-25T13:00')), '2026-11-16T09:05': stops('meeting-preparation') }), []);
  });
});
