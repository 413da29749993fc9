import assert from 'node:assert/strict';
import type { MeetingId, PersonId, TeamId } from '../../../bot/domain/ids.ts';
import { takesPart, type RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { assignRoles, cancelMeeting, changeMeeting, completeTelling, followingIn } from '../../../bot/usecases/meetings/change-meeting.ts';
import { followRoster } from '../../../bot/usecases/roster/follow-roster.ts';
import { listMeetings } from '../../../bot/usecases/meetings/list-meetings.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import { previewSeries } from '../../../bot/usecases/meetings/preview-series.ts';
import { recordAttendance } from '../../../bot/usecases/meetings/record-attendance.ts';
import { viewMeeting } from '../../../bot/usecases/meetings/view-meeting.ts';
import { contentOfMeeting } from '../../domain/meeting/builders.ts';
import { aPerson, aTryingPerson, COHORT, OTHER_TEAM, PROGRAMME, TEAM, TENANT, type TestWorld } from '../../support/world.ts';
import { coded, headOf } from '../builders.ts';
import { A, aTeam, B, FACILITATOR, join, LEADS_ALL, LEADS_OTHER, memberOf, MEMBERS, PLACE, PLAN, PROTECTED, STRANGER } from './meeting-world.ts';

/** A Tuesday; prepared for on the Monday before, at eight in Stockholm. */
const CONTENT = contentOfMeeting();
const PREPARED_AT = '2026-11-30T07:00:00.000Z';
const MOVED = contentOfMeeting({ days: [{ date: '2026-12-08', from: '13:00', until: '14:15' }] });
const ONE = { plan: PLAN, content: CONTENT, dates: [] };
const SERIES = { plan: PLAN, content: CONTENT, dates: ['2027-01-12', '2027-02-02'] };
const nth = (number: number) => `${PLAN}-${number}` as MeetingId;

async function idsIn(world: TestWorld, pid: PersonId): Promise<string[]> {
  return (await headOf(world, pid)).value.meetings.map(({ id }) => id);
}

describe('a planned meeting', () => {
  it('is prepared for by every member and nobody else, on the working day before', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    for (const pid of [...MEMBERS, PROTECTED]) assert.equal((await headOf(world, pid)).value.nudging.nextDueAt, PREPARED_AT);
    assert.deepEqual(await idsIn(world, STRANGER), []);
    assert.deepEqual((await world.lanes.dueHints(TENANT, PREPARED_AT, 10)).map(({ value }) => value.kind), Array.from({ length: 4 }, () => 'meeting-preparation'));
  });

  it('is planned once, however often it is sent; with other content under the same id it is refused', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    const { rev } = (await headOf(world, A)).value;
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    assert.deepEqual([(await headOf(world, A)).value.rev, (await listMeetings(world, FACILITATOR, COHORT)).length], [rev, 1]);
    await assert.rejects(planMeetings(world, FACILITATOR, COHORT, { ...ONE, content: MOVED }), coded('conflict'));
  });

  it('holds in a head what its card says and nothing of the agenda', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    const [meeting] = (await headOf(world, A)).value.meetings;
    assert.deepEqual([meeting?.about?.place, meeting?.about?.before], ['Rum Björken', 'Vad har du sett?']);
    assert.ok(!JSON.stringify(meeting).includes('Landa'));
  });

  it('is recalled by who joins the team after it was planned, and no more by who has left', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    const entry = (teamId: TeamId): RosterEntry => ({
      pid: A, name: 'A', protectedIdentity: false, organisationId: 'org' as RosterEntry['organisationId'], school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId,
    });
    const follow = (pid: PersonId, teamId: TeamId) => followRoster(world, { cohort: { cohortId: COHORT, programme: PROGRAMME }, entry: { ...entry(teamId), pid } });
    await follow(STRANGER, TEAM);
    await follow(A, OTHER_TEAM);
    assert.deepEqual([await idsIn(world, STRANGER), await idsIn(world, A)], [[PLAN], []]);
  });

  it('reaches somebody who is on the roster and not on the team’s page yet', async () => {
    const world = await aTeam();
    const late = memberOf('p-ny' as PersonId);
    await world.people.create(late);
    const entry: RosterEntry = { pid: late.pid, protectedIdentity: false, organisationId: 'org' as RosterEntry['organisationId'], school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'deputy', teamId: TEAM };
    assert.ok(takesPart(entry));
    await world.rosters.putAll(COHORT, [entry]);
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    assert.deepEqual(await idsIn(world, late.pid), [PLAN]);
  });
});

describe('a series', () => {
  it('is single meetings, each with roles in turn among those who are in lists', async () => {
    const world = await aTeam();
    const planned = await planMeetings(world, FACILITATOR, COHORT, SERIES);
    assert.deepEqual(planned.map(({ id, days }) => [id, days[0]?.date]), [[nth(1), '2026-12-01'], [nth(2), '2027-01-12'], [nth(3), '2027-02-02']]);
    assert.equal(new Set(planned.map(({ noteTaker }) => noteTaker?.pid)).size, 3);
    assert.ok(planned.every(({ noteTaker, timeKeeper }) => noteTaker?.pid !== PROTECTED && timeKeeper?.pid !== PROTECTED));
    assert.deepEqual(await idsIn(world, A), [nth(1), nth(2), nth(3)]);
  });

  it('costs a member one change, however long it is', async () => {
    const world = await aTeam();
    const { rev } = (await headOf(world, A)).value;
    await planMeetings(world, FACILITATOR, COHORT, SERIES);
    assert.equal((await headOf(world, A)).value.rev, rev + 1);
  });

  it('changes this one alone, or this and those that follow, each on its own date', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, SERIES);
    const change = { ...CONTENT, place: 'Aulan' };
    await changeMeeting(world, FACILITATOR, COHORT, nth(2), { sequence: 0, content: { ...change, days: [{ date: '2027-01-12', from: '13:00', until: '14:15' }] }, following: [] });
    const places = async () => (await listMeetings(world, FACILITATOR, COHORT)).map(({ place }) => place);
    assert.deepEqual(await places(), ['Rum Björken', 'Aulan', 'Rum Björken']);
    await changeMeeting(world, FACILITATOR, COHORT, nth(1), { sequence: 0, content: { ...change, place: 'Biblioteket' }, following: [{ id: nth(2), date: '2027-01-12' }, { id: nth(3), date: '2027-02-09' }] });
    assert.deepEqual((await listMeetings(world, FACILITATOR, COHORT)).map(({ place, days }) => [place, days[0]?.date]), [['Biblioteket', '2026-12-01'], ['Biblioteket', '2027-01-12'], ['Biblioteket', '2027-02-09']]);
  });

  it('takes along no meeting of another series', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, SERIES);
    const other = `m${'1'.repeat(24)}` as MeetingId;
    await planMeetings(world, FACILITATOR, COHORT, { plan: other, content: MOVED, dates: [] });
    await assert.rejects(changeMeeting(world, FACILITATOR, COHORT, nth(1), { sequence: 0, content: CONTENT, following: [{ id: other, date: '2026-12-15' }] }), coded('input-invalid'));
  });

  it('is cancelled from one meeting on, also when asked twice', async () => {
    const world = await aTeam();
    const [first, second] = await planMeetings(world, FACILITATOR, COHORT, SERIES);
    assert.ok(first && second);
    await cancelMeeting(world, FACILITATOR, COHORT, second.id, 'Vi slutar', true);
    await cancelMeeting(world, FACILITATOR, COHORT, second.id, 'Vi slutar', true);
    assert.deepEqual((await listMeetings(world, FACILITATOR, COHORT)).map(({ news }) => news?.kind), [undefined, 'cancelled', 'cancelled']);
    assert.deepEqual(await followingIn(world, first), []);
  });

  it('gives way in its preview to the breaks of the team’s own schools', async () => {
    const world = await aTeam();
    const entry = (pid: PersonId, sportlov: number): RosterEntry => ({
      pid, protectedIdentity: false, organisationId: 'org' as RosterEntry['organisationId'], school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal', teamId: TEAM, sportlov,
    });
    await world.rosters.putAll(COHORT, [entry(A, 7)]);
    const wish = { teams: [TEAM], zone: CONTENT.zone, first: '2027-01-19', count: 2 };
    assert.deepEqual((await previewSeries(world, FACILITATOR, COHORT, wish))[1], { wanted: '2027-02-16', date: '2027-02-23', reason: 'break' });
    await world.rosters.putAll(COHORT, [entry(A, 9)]);
    assert.deepEqual((await previewSeries(world, FACILITATOR, COHORT, wish))[1], { wanted: '2027-02-16', date: '2027-02-16' });
    await assert.rejects(previewSeries(world, LEADS_OTHER, COHORT, wish), coded('not-allowed'));
  });
});

describe('a change of a meeting', () => {
  it('of its time is told to everybody as soon as may be, and is prepared for once more', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    await changeMeeting(world, FACILITATOR, COHORT, PLAN, { sequence: 0, content: MOVED, following: [] });
    const { value } = await headOf(world, A);
    assert.deepEqual([value.meetings.map(({ startsAt }) => startsAt), value.nudging.nextDueAt], [['2026-12-08T12:00:00.000Z'], '2026-11-30T07:00:00.000Z']);
    assert.equal(world.nudges.decide(value, world.clock.now()).nextKind, 'meeting-preparation');
    assert.deepEqual((await world.meetings.ofTeam(PLACE, '0')).map(({ startsAt }) => startsAt), ['2026-12-08T12:00:00.000Z']);
  });

  it('is refused when somebody else was faster, and repeated it is the same', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    const change = { sequence: 0, content: MOVED, following: [] };
    await changeMeeting(world, FACILITATOR, COHORT, PLAN, change);
    assert.equal((await changeMeeting(world, FACILITATOR, COHORT, PLAN, change)).sequence, 1);
    await assert.rejects(changeMeeting(world, FACILITATOR, COHORT, PLAN, { ...change, content: CONTENT }), coded('conflict'));
  });

  it('leaves its kind, whose it is and how many days it has', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    const changed = await changeMeeting(world, LEADS_ALL, COHORT, PLAN, { sequence: 0, content: { ...CONTENT, kind: 'seminar', teams: 'all', title: 'X' }, following: [] });
    assert.deepEqual([changed.kind, changed.teams, changed.title], ['learning-team', [TEAM], 'X']);
    await assert.rejects(changeMeeting(world, FACILITATOR, COHORT, PLAN, { sequence: 1, content: { ...CONTENT, days: [...CONTENT.days, ...MOVED.days] }, following: [] }), coded('input-invalid'));
  });

  it('that cancels it is told with the reason; nothing is prepared any more, and it cannot be changed', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    await cancelMeeting(world, FACILITATOR, COHORT, PLAN, 'Jag är sjuk');
    const { value } = await headOf(world, A);
    const news = value.meetings[0]?.about?.news;
    assert.equal(news?.kind === 'cancelled' && news.reason, 'Jag är sjuk');
    world.clock.set('2026-11-30T09:00:00.000Z');
    const { due } = world.nudges.decide(value, world.clock.now());
    assert.deepEqual([due?.key, due?.lines], [`meeting-preparation|${PLAN}.cancelled1`, []]);
    await assert.rejects(changeMeeting(world, FACILITATOR, COHORT, PLAN, { sequence: 1, content: MOVED, following: [] }), coded('not-found'));
  });
});

describe('who may do what with a meeting', () => {
  it('plans, changes and cancels for those whom they lead, all of them', async () => {
    const world = await aTeam();
    await assert.rejects(planMeetings(world, aTryingPerson(), COHORT, ONE), coded('not-allowed'));
    await assert.rejects(planMeetings(world, LEADS_OTHER, COHORT, ONE), coded('not-allowed'));
    await assert.rejects(planMeetings(world, FACILITATOR, COHORT, { ...ONE, content: { ...CONTENT, teams: [TEAM, OTHER_TEAM] } }), coded('not-allowed'));
    await assert.rejects(planMeetings(world, FACILITATOR, COHORT, { ...ONE, content: { ...CONTENT, teams: 'all' } }), coded('not-allowed'));
    await assert.rejects(planMeetings(world, LEADS_ALL, COHORT, { ...ONE, content: { ...CONTENT, teams: [] } }), coded('not-allowed'));
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    for (const act of [
      () => changeMeeting(world, LEADS_OTHER, COHORT, PLAN, { sequence: 0, content: MOVED, following: [] }),
      () => cancelMeeting(world, LEADS_OTHER, COHORT, PLAN, 'x'),
      () => completeTelling(world, LEADS_OTHER, COHORT, PLAN),
      () => assignRoles(world, LEADS_OTHER, COHORT, PLAN, {}),
      () => recordAttendance(world, LEADS_OTHER, COHORT, PLAN, []),
      () => viewMeeting(world, LEADS_OTHER, COHORT, PLAN),
      () => viewMeeting(world, aTryingPerson(), COHORT, PLAN),
      () => listMeetings(world, aTryingPerson(), COHORT),
    ]) await assert.rejects(act(), coded('not-allowed'));
  });

  it('does not lead a team in which they are somebody’s manager', async () => {
    const world = await aTeam();
    const manager = aPerson({ ...FACILITATOR, manages: [{ pid: A, cohortId: COHORT, teamId: TEAM }] });
    await assert.rejects(planMeetings(world, manager, COHORT, ONE), coded('not-allowed'));
  });

  it('sees of a meeting of several teams the members of their own', async () => {
    const world = await aTeam();
    await planMeetings(world, LEADS_ALL, COHORT, { ...ONE, content: { ...CONTENT, kind: 'seminar', teams: [TEAM, OTHER_TEAM] } });
    await recordAttendance(world, LEADS_ALL, COHORT, PLAN, [A, STRANGER]);
    const seen = await viewMeeting(world, LEADS_OTHER, COHORT, PLAN);
    assert.deepEqual([seen.leads, seen.members.map(({ pid }) => pid), seen.present], [false, [STRANGER], [STRANGER]]);
    assert.deepEqual((await viewMeeting(world, LEADS_ALL, COHORT, PLAN)).present, [A, STRANGER].sort());
    await assert.rejects(recordAttendance(world, LEADS_OTHER, COHORT, PLAN, []), coded('not-allowed'));
  });

  it('lists what they lead or follow and nothing else', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    await planMeetings(world, LEADS_ALL, COHORT, { plan: `m${'2'.repeat(24)}` as MeetingId, content: { ...MOVED, kind: 'seminar', teams: 'all' }, dates: [] });
    assert.deepEqual((await Promise.all([FACILITATOR, LEADS_OTHER, LEADS_ALL].map((person) => listMeetings(world, person, COHORT)))).map(({ length }) => length), [2, 1, 2]);
  });
});

describe('roles and attendance', () => {
  it('are for listed members alone: a protected identity is in neither', async () => {
    const world = await aTeam();
    await planMeetings(world, FACILITATOR, COHORT, ONE);
    await assert.rejects(assignRoles(world, FACILITATOR, COHORT, PLAN, { noteTaker: PROTECTED }), coded('input-invalid'));
    await assert.rejects(recordAttendance(world, FACILITATOR, COHORT, PLAN, [PROTECTED]), coded('input-invalid'));
    await assert.rejects(recordAttendance(world, FACILITATOR, COHORT, PLAN, [STRANGER]), coded('input-invalid'));
    await assignRoles(world, FACILITATOR, COHORT, PLAN, { noteTaker: A, timeKeeper: B });
    await recordAttendance(world, FACILITATOR, COHORT, PLAN, [B, A]);
    await recordAttendance(world, FACILITATOR, COHORT, PLAN, [A, B]);
    const page = await viewMeeting(world, FACILITATOR, COHORT, PLAN);
    assert.deepEqual([page.meeting.noteTaker?.pid, page.meeting.timeKeeper?.name, page.present], [A, 'Namn p-b', [A, B]]);
    assert.deepEqual([page.members.length, page.notListed, page.isTold], [3, 1, true]);
    assert.ok(!JSON.stringify(page).includes('Namn p-skyddad'));
  });
});

describe('network days of a big cohort', () => {
  it('reach each of 151 members at the cost of five requests each, and done again of one', async () => {
    const world = await aTeam();
    for (let index = 0; index < 146; index += 1) await join(world, memberOf(`p-${index}` as PersonId), index + 10);
    const days = [{ date: '2027-03-10', from: '09:00', until: '17:00' }, { date: '2027-03-11', from: '09:00', until: '15:00' }];
    world.counter.reset();
    await planMeetings(world, LEADS_ALL, COHORT, { plan: PLAN, content: contentOfMeeting({ kind: 'network-days', teams: 'all', days }), dates: [] });
    // Of each member head, hint, person, summary and projection; and six for the meeting, its members and that they are told.
    assert.ok(world.counter.requests <= 151 * 5 + 6, String(world.counter.requests));
    assert.deepEqual(await idsIn(world, 'p-145' as PersonId), [PLAN]);
    world.counter.reset();
    await completeTelling(world, LEADS_ALL, COHORT, PLAN);
    assert.ok(world.counter.requests <= 151 + 4, String(world.counter.requests));
  }).timeout(20_000);
});
