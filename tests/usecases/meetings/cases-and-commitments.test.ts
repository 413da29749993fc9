import assert from 'node:assert/strict';
import type { MeetingId, PersonId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { bringCase } from '../../../bot/usecases/meetings/bring-case.ts';
import { cancelMeeting, assignRoles } from '../../../bot/usecases/meetings/change-meeting.ts';
import { answerCommitment, writeCommitments, writeOwnCommitment } from '../../../bot/usecases/meetings/commit-to-next-time.ts';
import { exportOwnData } from '../../../bot/usecases/people/export-own-data.ts';
import { editLogEntry, listLog, removeLogEntry, writeLogEntry } from '../../../bot/usecases/meetings/keep-process-log.ts';
import { meetingForCalendar, meetingsForCalendar } from '../../../bot/usecases/meetings/meetings-for-calendar.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import { viewMeeting } from '../../../bot/usecases/meetings/view-meeting.ts';
import { viewTeamMeetings } from '../../../bot/usecases/meetings/view-team-meetings.ts';
import { contentOfMeeting } from '../../domain/meeting/builders.ts';
import { aPerson, COHORT, OTHER_TEAM, TEAM, type TestWorld } from '../../support/world.ts';
import { coded, headOf } from '../builders.ts';
import { A, aTeam, B, FACILITATOR, LEADS_ALL, LEADS_OTHER, memberOf, PLACE, PLAN, PROTECTED, STRANGER } from './meeting-world.ts';

const HELD = `${PLAN}-1` as MeetingId;
const NEXT = `${PLAN}-2` as MeetingId;
const LINE = 'Hur får jag lärarna med mig?';
const CASE = { cohortId: COHORT, meetingId: NEXT, line: LINE, more: '' };

/** Between a meeting that was held and the one that comes. */
async function betweenMeetings(): Promise<TestWorld> {
  const world = await aTeam();
  await planMeetings(world, FACILITATOR, COHORT, { plan: PLAN, content: contentOfMeeting(), dates: ['2027-01-12'] });
  world.clock.set('2026-12-02T09:00:00.000Z');
  return world;
}

async function brings(world: TestWorld, pid: PersonId, wish: Partial<typeof CASE> = {}) {
  return await bringCase(world, await headOf(world, pid), { ...CASE, ...wish });
}

async function casesIn(world: TestWorld, reader: Person) {
  return (await viewTeamMeetings(world, reader, PLACE)).next?.cases.map(({ said }) => [said?.authorName, said?.line]);
}

describe('a case that is put forward', () => {
  it('is seen by the team and who leads it, and by nobody else', async () => {
    const world = await betweenMeetings();
    assert.equal(await brings(world, A), 'brought');
    assert.deepEqual(await casesIn(world, memberOf(B)), [['Namn p-a', LINE]]);
    assert.equal((await viewMeeting(world, FACILITATOR, COHORT, NEXT)).cases.length, 1);
    await assert.rejects(viewTeamMeetings(world, memberOf(STRANGER), PLACE), coded('not-allowed'));
    await assert.rejects(viewTeamMeetings(world, LEADS_OTHER, PLACE), coded('not-allowed'));
  });

  it('can be changed and withdrawn until the meeting begins, and then is gone from everywhere but one’s own data', async () => {
    const world = await betweenMeetings();
    await brings(world, A);
    await brings(world, A, { line: 'Något annat', more: 'Mer om det' });
    assert.deepEqual(await casesIn(world, memberOf(B)), [['Namn p-a', 'Något annat']]);
    assert.equal(await brings(world, A, { line: '' }), 'withdrawn');
    assert.deepEqual(await casesIn(world, memberOf(B)), []);
    const rows = await world.tables.range('Cohort', COHORT, { prefix: '' });
    assert.ok(!JSON.stringify(rows).includes('Något annat'));
    world.clock.set('2027-01-12T12:00:00.000Z');
    assert.equal(await brings(world, A), 'too-late');
  });

  it('comes too late for a meeting that is cancelled, and is for one’s own meetings alone', async () => {
    const world = await betweenMeetings();
    await cancelMeeting(world, FACILITATOR, COHORT, NEXT, 'Sjukdom');
    assert.equal(await brings(world, A), 'too-late');
    await assert.rejects(brings(world, STRANGER), coded('not-allowed'));
    await assert.rejects(brings(world, A, { meetingId: 'm-none' as MeetingId }), coded('not-found'));
  });

  it('of a protected identity has no name, anywhere in the cohort', async () => {
    const world = await betweenMeetings();
    await brings(world, PROTECTED);
    await writeOwnCommitment(world, await headOf(world, PROTECTED), COHORT, HELD, 'Två rundor');
    assert.deepEqual(await casesIn(world, memberOf(B)), [[undefined, LINE]]);
    assert.ok(!JSON.stringify(await world.tables.range('Cohort', COHORT, { prefix: '' })).includes('Namn p-skyddad'));
  });

  it('said twice is one, at the cost of two requests', async () => {
    const world = await betweenMeetings();
    await brings(world, A);
    const loaded = await headOf(world, A);
    world.counter.reset();
    await bringCase(world, loaded, CASE);
    assert.deepEqual([world.counter.requests, (await headOf(world, A)).value.rev], [1, loaded.value.rev]);
  });

  it('is in the own data, with a note of where else it stands', async () => {
    const world = await betweenMeetings();
    await brings(world, A);
    const { rows } = await exportOwnData(world, (await headOf(world, A)).value);
    assert.ok(JSON.stringify(rows).includes(LINE));
    assert.ok(rows.some(({ row }) => row === `f|Cohort|${COHORT}|meeting|${NEXT}`));
  });
});

describe('what is taken on until next time', () => {
  it('is written for everybody by who leads or takes notes, and by nobody else', async () => {
    const world = await betweenMeetings();
    const all = [{ pid: A, text: 'Två rundor' }, { pid: B, text: 'Ringa hem' }];
    await writeCommitments(world, FACILITATOR, COHORT, HELD, all);
    assert.equal((await headOf(world, A)).value.commitment?.text, 'Två rundor');
    await assignRoles(world, FACILITATOR, COHORT, HELD, { noteTaker: B });
    await writeCommitments(world, memberOf(B), COHORT, HELD, [{ pid: A, text: 'Tre rundor' }]);
    for (const somebody of [memberOf(A), memberOf(STRANGER), LEADS_OTHER]) {
      await assert.rejects(writeCommitments(world, somebody, COHORT, HELD, all), coded('not-allowed'));
    }
    await assert.rejects(writeCommitments(world, FACILITATOR, COHORT, HELD, [{ pid: STRANGER, text: 'x' }]), coded('input-invalid'));
    assert.deepEqual((await viewTeamMeetings(world, memberOf(A), PLACE)).lastTime?.commitments.map(({ name, text }) => [name, text]).sort(), [['Namn p-a', 'Tre rundor'], ['Namn p-b', 'Ringa hem']]);
  });

  it('comes back at the next meeting with what has been said of it since', async () => {
    const world = await betweenMeetings();
    await writeCommitments(world, FACILITATOR, COHORT, HELD, [{ pid: A, text: 'Två rundor' }]);
    await answerCommitment(world, await headOf(world, A), HELD, 'changed');
    const { lastTime } = await viewMeeting(world, FACILITATOR, COHORT, NEXT);
    assert.deepEqual(lastTime?.commitments.map(({ text, outcome }) => [text, outcome]), [['Två rundor', 'changed']]);
    assert.deepEqual([lastTime?.meeting.id, (await headOf(world, A)).value.commitment?.outcome], [HELD, 'changed']);
  });

  it('gives its place to that of a later meeting, and takes it back from none', async () => {
    const world = await betweenMeetings();
    await writeOwnCommitment(world, await headOf(world, A), COHORT, NEXT, 'Nytt');
    await writeOwnCommitment(world, await headOf(world, A), COHORT, HELD, 'Gammalt');
    assert.equal((await headOf(world, A)).value.commitment?.text, 'Nytt');
    assert.equal((await world.meetings.findCommitment(COHORT, HELD, A))?.value.text, 'Gammalt');
    await assert.rejects(answerCommitment(world, await headOf(world, A), HELD, 'done'), coded('not-found'));
  });

  it('is for one’s own meetings, and can be taken back', async () => {
    const world = await betweenMeetings();
    await assert.rejects(writeOwnCommitment(world, await headOf(world, STRANGER), COHORT, HELD, 'x'), coded('not-allowed'));
    await writeOwnCommitment(world, await headOf(world, A), COHORT, HELD, 'Två rundor');
    await writeOwnCommitment(world, await headOf(world, A), COHORT, HELD, '');
    assert.deepEqual((await viewTeamMeetings(world, memberOf(A), PLACE)).lastTime?.commitments, []);
  });

  it('said again costs nothing but the reading', async () => {
    const world = await betweenMeetings();
    const all = [{ pid: A, text: 'Två rundor' }, { pid: B, text: 'Ringa hem' }];
    await writeCommitments(world, FACILITATOR, COHORT, HELD, all);
    world.counter.reset();
    await writeCommitments(world, FACILITATOR, COHORT, HELD, all);
    assert.equal(world.counter.requests, 1);
  });
});

describe('what the team’s page tells of its meetings', () => {
  it('is the next that takes place, the others to come with why one does not, and the notes of who takes them', async () => {
    const world = await betweenMeetings();
    await planMeetings(world, LEADS_ALL, COHORT, { plan: `m${'1'.repeat(24)}` as MeetingId, content: contentOfMeeting({ kind: 'seminar', teams: 'all', days: [{ date: '2026-12-10', from: '09:00', until: '12:00' }] }), dates: [] });
    await cancelMeeting(world, LEADS_ALL, COHORT, `m${'1'.repeat(24)}` as MeetingId, 'Lokalen är stängd');
    await assignRoles(world, FACILITATOR, COHORT, HELD, { noteTaker: B });
    const forA = await viewTeamMeetings(world, memberOf(A), PLACE);
    assert.deepEqual([forA.next?.meeting.id, forA.later.map(({ news }) => news?.kind), forA.takesPart, forA.notes], [NEXT, ['cancelled'], true, undefined]);
    const forB = await viewTeamMeetings(world, memberOf(B), PLACE);
    assert.deepEqual([forB.notes?.meeting.id, forB.notes?.members.length], [HELD, 3]);
    assert.equal((await viewTeamMeetings(world, FACILITATOR, PLACE)).takesPart, false);
  });

  it('is a calendar file for its members and who leads, and for nobody else', async () => {
    const world = await betweenMeetings();
    assert.equal((await meetingForCalendar(world, memberOf(A), COHORT, NEXT)).id, NEXT);
    assert.deepEqual((await meetingsForCalendar(world, memberOf(A), COHORT, TEAM)).map(({ id }) => id), [NEXT]);
    assert.deepEqual((await meetingsForCalendar(world, FACILITATOR, COHORT, undefined)).map(({ id }) => id), [NEXT]);
    await assert.rejects(meetingForCalendar(world, memberOf(STRANGER), COHORT, NEXT), coded('not-allowed'));
    await assert.rejects(meetingsForCalendar(world, memberOf(A), COHORT, OTHER_TEAM), coded('not-allowed'));
    await assert.rejects(meetingsForCalendar(world, memberOf(A), COHORT, undefined), coded('not-allowed'));
  });
});

describe('the process log', () => {
  const KEY = { cohortId: COHORT, writtenAt: '2026-12-02T09:00:00.000Z', id: 'n1' };

  it('is one’s own alone: it is asked for by nobody else, and stands in the own data', async () => {
    const world = await betweenMeetings();
    await world.people.create(FACILITATOR);
    await writeLogEntry(world, FACILITATOR, COHORT, 'n1', { text: 'Tyst i början.', teamId: TEAM });
    assert.equal((await listLog(world, FACILITATOR, COHORT, { limit: 9 })).items[0]?.text, 'Tyst i början.');
    assert.deepEqual((await listLog(world, LEADS_ALL, COHORT, { limit: 9 })).items, []);
    assert.ok(JSON.stringify(await exportOwnData(world, FACILITATOR)).includes('Tyst i början.'));
    const others = [...await world.tables.range('Cohort', COHORT, { prefix: '' }), ...await world.tables.range('People', A, { prefix: '' })];
    assert.ok(!JSON.stringify(others).includes('Tyst i början.'));
  });

  it('is for who leads something in the cohort', async () => {
    const world = await betweenMeetings();
    for (const act of [
      () => listLog(world, memberOf(A), COHORT, { limit: 9 }), () => writeLogEntry(world, memberOf(A), COHORT, 'n1', { text: 'x' }),
      () => editLogEntry(world, aPerson({ roles: [] }), KEY, { text: 'x' }), () => removeLogEntry(world, memberOf(A), KEY),
    ]) await assert.rejects(act(), coded('not-allowed'));
  });

  it('is written once when it is sent twice, edited, thrown away, and read a page at a time, latest first', async () => {
    const world = await betweenMeetings();
    for (const id of ['n1', 'n1', 'n2', 'n3']) {
      await writeLogEntry(world, FACILITATOR, COHORT, id, { text: `Text ${id}` });
      world.clock.move({ minutes: 1 });
    }
    const first = await listLog(world, FACILITATOR, COHORT, { limit: 2 });
    assert.deepEqual(first.items.map(({ id }) => id), ['n3', 'n2']);
    assert.deepEqual((await listLog(world, FACILITATOR, COHORT, { limit: 2, before: first.earlier ?? '' })).items.map(({ id }) => id), ['n1']);
    await editLogEntry(world, FACILITATOR, KEY, { text: 'Ändrat' });
    await assert.rejects(editLogEntry(world, FACILITATOR, { ...KEY, id: 'n9' }, { text: 'x' }), coded('not-found'));
    await removeLogEntry(world, FACILITATOR, { ...KEY, id: 'n2', writtenAt: first.items[1]?.writtenAt ?? '' });
    assert.deepEqual((await listLog(world, FACILITATOR, COHORT, { limit: 9 })).items.map(({ text }) => text), ['Text n3', 'Ändrat']);
  });
});
