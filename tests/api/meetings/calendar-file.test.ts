import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { calendarFile } from '../../../bot/api/meetings/calendar-file.ts';
import type { MeetingId, PersonId } from '../../../bot/domain/ids.ts';
import { cancelledMeeting, changedMeeting, newMeeting } from '../../../bot/domain/meeting/meeting.ts';
import { translator } from '../../../bot/locales/translate.ts';
import { COHORT } from '../../support/world.ts';
import { aMeeting, contentOfMeeting } from '../../domain/meeting/builders.ts';

const t = translator('sv');
const NOW = Temporal.Instant.from('2026-11-25T10:00:00Z');

/** Lines as they are meant: RFC 5545, 3.1. */
function linesOf(file: string): string[] {
  return file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
}

function valuesOf(file: string, name: string): string[] {
  return linesOf(file).filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`)).map((line) => line.slice(line.indexOf(':') + 1));
}

describe('a calendar file', () => {
  it('says when the meeting is in UTC, on both sides of summer time', () => {
    const on = (date: string) => newMeeting('m-1' as MeetingId, COHORT, contentOfMeeting({ days: [{ date, from: '13:00', until: '14:15' }] }), NOW);
    assert.deepEqual(valuesOf(calendarFile([on('2026-10-23')], t), 'DTSTART'), ['20261023T110000Z']);
    assert.deepEqual(valuesOf(calendarFile([on('2026-10-26')], t), 'DTSTART'), ['20261026T120000Z']);
    assert.deepEqual(valuesOf(calendarFile([on('2026-10-26')], t), 'DTEND'), ['20261026T131500Z']);
  });

  it('keeps its UID and counts its changes, so that a later file changes the event', () => {
    const meeting = aMeeting();
    const moved = changedMeeting(meeting, contentOfMeeting({ days: [{ date: '2026-12-08', from: '13:00', until: '14:15' }] }), NOW);
    const [before, after] = [calendarFile([meeting], t), calendarFile([moved], t)];
    assert.deepEqual([valuesOf(before, 'UID'), valuesOf(before, 'SEQUENCE'), valuesOf(before, 'METHOD')], [['m-1@ledtrad'], ['0'], ['PUBLISH']]);
    assert.deepEqual([valuesOf(after, 'UID'), valuesOf(after, 'SEQUENCE'), valuesOf(after, 'DTSTAMP')], [['m-1@ledtrad'], ['1'], ['20261125T100000Z']]);
  });

  it('takes a cancelled meeting away, with the reason', () => {
    const file = calendarFile([cancelledMeeting(aMeeting(), 'Jag är sjuk', NOW)], t);
    assert.deepEqual([valuesOf(file, 'METHOD'), valuesOf(file, 'STATUS')], [['CANCEL'], ['CANCELLED']]);
    assert.ok(valuesOf(file, 'DESCRIPTION')[0]?.startsWith('Jag är sjuk'));
  });

  it('has an event a day for network days', () => {
    const days = [{ date: '2027-03-10', from: '09:00', until: '17:00' }, { date: '2027-03-11', from: '09:00', until: '15:00' }];
    const file = calendarFile([newMeeting('m-1' as MeetingId, COHORT, contentOfMeeting({ kind: 'network-days', days }), NOW)], t);
    assert.deepEqual([valuesOf(file, 'UID'), valuesOf(file, 'SUMMARY')], [['m-1@ledtrad', 'm-1-day2@ledtrad'], ['Nätverksdagar', 'Nätverksdagar']]);
  });

  it('holds Swedish letters and signs of its own language, in lines of at most 75 bytes that end in CR LF', () => {
    const title = 'Åsikter; ämnen, övningar och en mycket lång rubrik om allt vi gör';
    const file = calendarFile([aMeeting({ title, agenda: ['Första raden', 'Andra\\raden'], link: 'https://moten.exempel.example/x' })], t);
    assert.deepEqual(valuesOf(file, 'SUMMARY'), ['Åsikter\\; ämnen\\, övningar och en mycket lång rubrik om allt vi gör']);
    assert.ok(valuesOf(file, 'DESCRIPTION')[0]?.includes('– Första raden\\n– Andra\\\\raden'));
    for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!/(?<!\r)\n/.test(file));
  });

  it('names nobody: neither who comes, nor who leads, nor who has a role', () => {
    const holder = { pid: 'p-a' as PersonId, name: 'Namn Namnsson' };
    const file = calendarFile([aMeeting({ timeKeeper: holder, noteTaker: holder })], t);
    assert.ok(!/ATTENDEE|ORGANIZER|Namnsson|p-a\b|mailto/i.test(file));
  });
});
