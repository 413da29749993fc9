import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { cancelledMeeting, changedMeeting, concerns, contentOf, withRoles, type RoleHolder } from '../../../bot/domain/meeting/meeting.ts';
import { rolesInTurn } from '../../../bot/domain/meeting/rotation.ts';
import { nextMeetingOf, recalledFrom, recalledMeeting, recalling } from '../../../bot/domain/meeting/recalled.ts';
import { fromMeeting } from '../../../bot/domain/meeting/weekly.ts';
import type { CohortId, MeetingId, PersonId } from '../../../bot/domain/ids.ts';
import { membershipsOf } from '../../../bot/domain/person/person.ts';
import { aPerson, aTryingPerson, COHORT, OTHER_TEAM, week } from '../../support/world.ts';
import { aMeeting, contentOfMeeting } from './builders.ts';

const NOW = Temporal.Instant.from('2026-11-25T10:00:00Z');
const OTHER_DAY = [{ date: '2026-12-08', from: '13:00', until: '14:15' }];

describe('a meeting', () => {
  it('begins when it does where it is, also on the other side of summer time', () => {
    assert.equal(aMeeting().startsAt, '2026-12-01T12:00:00.000Z');
    assert.equal(aMeeting({ days: [{ date: '2026-10-23', from: '13:00', until: '14:15' }] }).startsAt, '2026-10-23T11:00:00.000Z');
  });

  it('of two days ends on the second', () => {
    assert.equal(aMeeting({ days: [{ date: '2026-12-01', from: '09:00', until: '17:00' }, { date: '2026-12-02', from: '09:00', until: '15:00' }] }).endsAt, '2026-12-02T14:00:00.000Z');
  });

  it('is the same meeting when it is said to be as it is', () => {
    const meeting = aMeeting();
    assert.equal(changedMeeting(meeting, contentOf(meeting), NOW), meeting);
  });

  it('counts every change, and is news when it is moved and not when its text changes', () => {
    const renamed = changedMeeting(aMeeting(), contentOfMeeting({ title: 'Om besök' }), NOW);
    assert.deepEqual([renamed.sequence, renamed.news], [1, undefined]);
    const moved = changedMeeting(renamed, contentOfMeeting({ title: 'Om besök', days: OTHER_DAY }), NOW);
    assert.deepEqual([moved.sequence, moved.news, moved.startsAt], [2, { kind: 'moved', at: '2026-11-25T10:00:00.000Z', sequence: 2 }, '2026-12-08T12:00:00.000Z']);
  });

  it('is cancelled once, with the first reason', () => {
    const cancelled = cancelledMeeting(aMeeting(), 'Sjukdom', NOW);
    assert.equal(cancelledMeeting(cancelled, 'Något annat', NOW), cancelled);
  });

  it('concerns those who take part in a team of it, and nobody of another cohort', () => {
    const places = membershipsOf(aPerson());
    assert.equal(concerns(aMeeting(), places), true);
    assert.equal(concerns(aMeeting({ teams: [OTHER_TEAM] }), places), false);
    assert.equal(concerns(aMeeting({ teams: 'all' }), places), true);
    assert.equal(concerns(aMeeting({ teams: 'all', cohortId: 'c-annan' as CohortId }), places), false);
  });
});

describe('the roles at meetings', () => {
  const members = ['a', 'b', 'c'].map((name): RoleHolder => ({ pid: `p-${name}` as PersonId, name }));

  it('go round until everybody has had each', () => {
    const had: ReturnType<typeof rolesInTurn>[] = [];
    for (let meeting = 0; meeting < members.length; meeting += 1) had.push(rolesInTurn(members, had));
    assert.equal(new Set(had.map(({ noteTaker }) => noteTaker?.pid)).size, 3);
    assert.equal(new Set(had.map(({ timeKeeper }) => timeKeeper?.pid)).size, 3);
  });

  it('are two people’s where there are two, and are nobody’s where there is nobody', () => {
    for (let count = 2; count <= 3; count += 1) {
      const { timeKeeper, noteTaker } = rolesInTurn(members.slice(0, count), []);
      assert.notEqual(timeKeeper?.pid, noteTaker?.pid);
    }
    assert.deepEqual(rolesInTurn([], []), {});
  });

  it('can be taken away again', () => {
    const meeting = withRoles(aMeeting(), { noteTaker: { pid: 'p-a' as PersonId, name: 'a' } }, NOW);
    assert.equal(withRoles(meeting, {}, NOW).noteTaker, undefined);
    assert.equal(withRoles(meeting, { noteTaker: { pid: 'p-a' as PersonId, name: 'a' } }, NOW), meeting);
  });
});

describe('what a head recalls of meetings', () => {
  const places = membershipsOf(aPerson());

  it('is those of the own teams alone, in order, each once', () => {
    const first = aMeeting({ id: 'm-2' as MeetingId, days: OTHER_DAY, startsAt: '2026-12-08T12:00:00.000Z' });
    const recalled = recalling([], [first, aMeeting(), aMeeting({ id: 'm-3' as MeetingId, teams: [OTHER_TEAM] })], places, NOW);
    assert.deepEqual(recalled.map(({ id }) => id), ['m-1', 'm-2']);
    assert.deepEqual(recalling(recalled, [first], places, NOW), recalled);
  });

  it('is a meeting to come until it has been, and two weeks more', () => {
    const recalled = [recalledMeeting(aMeeting())];
    assert.equal(recalledFrom(recalled, Temporal.Instant.from('2026-12-10T12:00:00Z')).length, 1);
    assert.equal(recalledFrom(recalled, Temporal.Instant.from('2026-12-16T12:00:00Z')).length, 0);
  });

  it('leaves a cancelled one out of what comes next', () => {
    const recalled = [cancelledMeeting(aMeeting(), 'Sjukdom', NOW), aMeeting({ id: 'm-2' as MeetingId, startsAt: '2026-12-08T12:00:00.000Z' })].map(recalledMeeting);
    assert.equal(nextMeetingOf(recalled, NOW)?.id, 'm-2');
  });

  it('fits the head also at its longest', () => {
    const longest = Array.from({ length: 40 }, (_, index) => aMeeting({
      id: `m${'0'.repeat(24)}-${index}` as MeetingId, title: 'å'.repeat(80), place: 'å'.repeat(120), link: `https://${'x'.repeat(490)}`, before: 'å'.repeat(400), after: 'å'.repeat(400),
    }));
    assert.ok(Buffer.byteLength(JSON.stringify(recalling([], longest, places, NOW))) < 32 * 1024);
  });
});

describe('what the weekly card says of a meeting', () => {
  const held = recalledMeeting(aMeeting()); // On the Tuesday of week 49.
  const commitment = { cohortId: COHORT, meetingId: 'm-1' as MeetingId, heldAt: '2026-12-01T12:00:00.000Z', text: 'Två rundor' };

  it('is the prompt on the first card after it, and on no other', () => {
    const person = aTryingPerson({ meetings: [held] });
    assert.equal(fromMeeting(person, week('2026-W49'), '2026-12-03')?.after, 'Pröva det genast.');
    assert.equal(fromMeeting(person, week('2026-W50'), '2026-12-10'), undefined);
    assert.equal(fromMeeting(person, week('2026-W49'), '2026-12-01'), undefined, 'on the day of the meeting');
  });

  it('is the prompt on next week’s card after a meeting on the card’s own day or later', () => {
    const onFriday = recalledMeeting(aMeeting({ days: [{ date: '2026-12-04', from: '09:00', until: '10:00' }], startsAt: '2026-12-04T08:00:00.000Z' }));
    const person = aTryingPerson({ meetings: [onFriday] });
    assert.equal(fromMeeting(person, week('2026-W49'), '2026-12-06'), undefined);
    assert.equal(fromMeeting(person, week('2026-W50'), '2026-12-10')?.after, 'Pröva det genast.');
  });

  it('is what was taken on, until it is done or became something else', () => {
    const said = (outcome?: 'done' | 'changed' | 'not-yet') => fromMeeting(aTryingPerson({ commitment: { ...commitment, ...(outcome ? { outcome } : {}) } }), week('2026-W50'), '2026-12-10')?.commitment;
    assert.deepEqual([said(), said('not-yet'), said('done'), said('changed')], ['Två rundor', 'Två rundor', undefined, undefined]);
  });

  it('is nothing of a cancelled meeting', () => {
    const person = aTryingPerson({ meetings: [recalledMeeting(cancelledMeeting(aMeeting(), 'Sjukdom', NOW))] });
    assert.equal(fromMeeting(person, week('2026-W49'), '2026-12-03'), undefined);
  });

});
