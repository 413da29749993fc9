import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { checkContent, faultsOfWriting, tidied } from '../../../bot/domain/broadcast/check-content.ts';
import { LENGTHS, type BroadcastContent } from '../../../bot/domain/broadcast/content.ts';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import { aContent, ASKING } from '../../support/broadcasts.ts';
import { OTHER_TEAM, TEAM } from '../../support/world.ts';

/** Thursday, half past three in Stockholm. */
const NOW = Temporal.Instant.from('2026-11-26T14:30:00Z');
const check = (content: Partial<BroadcastContent>) => checkContent(aContent(content), DEFAULT_ZONE, NOW);
const faults = (content: Partial<BroadcastContent>) => check(content).faults.map(({ field, code }) => `${field} ${code}`);

describe('what is to be mended in a broadcast before it is sent', () => {
  const one = (options: readonly string[]) => ({ ...ASKING, question: { kind: 'one' as const, label: 'Vilket?', options } });

  for (const [what, content, expected] of [
    ['nothing', {}, []],
    ['no title', { title: ' ' }, ['title required']],
    ['no text, when there is a question', { ...ASKING, text: '' }, []],
    ['no text and no question', { text: '' }, ['text required']],
    ['a title that is too long', { title: 'å'.repeat(LENGTHS.title + 1) }, ['title too-long']],
    ['an address in the text', { text: 'Skriv till fornamn.efternamn@skola.example' }, ['text email']],
    ['a number in an option', one(['A', 'Ring 070-123 45 67']), ['options phone']],
    ['a question without words', { ...ASKING, question: { kind: 'text', label: '' } }, ['label required']],
    ['a single option', one(['A', ' ']), ['options few-options']],
    ['nine options', one([...'ABCDEFGHI']), ['options many-options']],
    ['the same option twice', one(['A', 'A ']), ['options same-options']],
    ['a question without a deadline', { ...ASKING, deadline: '' }, ['deadline deadline-missing']],
    ['a deadline before it goes', { ...ASKING, sendAt: '2026-12-05T08:00' }, ['deadline deadline-early']],
    ['a deadline that has been', { ...ASKING, deadline: '2026-11-26T15:00' }, ['deadline deadline-early']],
    ['a deadline far away', { ...ASKING, deadline: '2027-02-01T08:00' }, ['deadline deadline-late']],
    ['a day that no calendar has', { ...ASKING, deadline: '2026-11-31T08:00' }, ['deadline deadline-missing']],
    ['a time that has been', { sendAt: '2026-11-26T08:00' }, ['sendAt send-past']],
    ['a time in a year', { sendAt: '2027-11-26T08:00' }, ['sendAt send-late']],
    ['a meeting before it goes', { meetingAt: '2026-11-26T15:00' }, ['meetingAt meeting-past']],
    ['no team', { audience: { kind: 'teams', teams: [] } }, ['audience nobody']],
    ['no person', { audience: { kind: 'people', people: [] } }, ['audience nobody']],
    ['channels of positions', { ways: 'both', audience: { kind: 'position', position: 'deputy' } }, ['ways channel-audience']],
    ['channels of teams', { ways: 'channel', audience: { kind: 'teams', teams: [TEAM, OTHER_TEAM] } }, []],
  ] as const) {
    it(`${expected.length === 0 ? 'is not' : 'is'} ${what}`, () => assert.deepEqual(faults(content), expected));
  }

  it('keeps a draft from being saved only where it is too long or points somebody out', () => {
    assert.deepEqual(faultsOfWriting(aContent({ title: '', text: '', question: { kind: 'one', label: '', options: [] } })), []);
    assert.deepEqual(faultsOfWriting(aContent({ text: 'x@y.example' })).map(({ code, excerpt }) => [code, excerpt]), [['email', 'x@y.example']]);
  });
});

describe('the times of a broadcast', () => {
  it('are local to who writes it, and end with the deadline', () => {
    assert.deepEqual(check({ ...ASKING, sendAt: '2026-11-30T08:00', meetingAt: '2026-12-07T13:00' }).times, {
      sendAt: '2026-11-30T07:00:00.000Z', exempt: false, notAfter: '2026-12-04T16:00:00.000Z', deadlineAt: '2026-12-04T16:00:00.000Z', meetingAt: '2026-12-07T12:00:00.000Z',
    });
  });

  it('end with the meeting where there is no question, and after two weeks where there is neither', () => {
    assert.equal(check({ meetingAt: '2026-12-07T13:00' }).times.notAfter, '2026-12-07T12:00:00.000Z');
    assert.equal(check({}).times.notAfter, '2026-12-10T14:30:00.000Z');
  });

  it('are now, beside the day’s one nudge, where none is chosen', () => {
    const { sendAt, exempt } = check({}).times;
    assert.deepEqual([sendAt, exempt], ['2026-11-26T14:30:00.000Z', true]);
  });

  it('loses nothing that anybody sees when it is tidied', () => {
    assert.deepEqual(tidied(aContent({ title: ' A ', text: '\nB\n', question: { kind: 'one', label: ' C ', options: [' D', '', 'E '] } })).question, { kind: 'one', label: 'C', options: ['D', 'E'] });
  });
});
