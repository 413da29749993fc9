import assert from 'node:assert/strict';
import type { z } from 'zod';
import { formAnswer } from '../../../bot/api/contract/form.ts';
import { logView } from '../../../bot/api/contract/log.ts';
import { calendarFileView, meetingsView, meetingView, seriesView, teamMeetingsView, type MeetingForm } from '../../../bot/api/contract/meetings.ts';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { chooseForMeeting } from '../../../bot/usecases/reflections/choose-for-meeting.ts';
import { headOf } from '../../usecases/builders.ts';
import { aPerson, aTryingPerson, COHORT, OTHER_TEAM, TEAM, week } from '../../support/world.ts';
import { apiWith, errorIn, etagOf, reflects, type Api } from '../calls.ts';

const MAJA = aTryingPerson();
const ALEX = aTryingPerson({ pid: 'p-alex' as PersonId, name: 'Alex Prov' });
const HIDDEN = aTryingPerson({ pid: 'p-skyddad' as PersonId, name: 'Hemlig Prov', protectedIdentity: true });
const LEADER = aPerson({ pid: 'p-ledare' as PersonId, name: 'Lo Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
const OTHER = aPerson({ pid: 'p-annan' as PersonId, name: 'Ny Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [OTHER_TEAM] }] });
const [MAJAS, ALEXS, HIDDENS, LEADERS, OTHERS] = [1, 2, 3, 4, 5];

const PLAN = `m${'a'.repeat(24)}`;
const FORM: MeetingForm = {
  kind: 'learning-team', teams: [TEAM], title: '', zone: 'Europe/Stockholm', days: [{ date: '2026-12-01', from: '13:00', until: '14:15' }],
  place: 'Rum Björken', link: 'https://moten.exempel.example/123456789012', agenda: 'Landa\n\n Till nästa gång ', before: '', after: '',
};
const IN_COHORT = { params: { cohort: COHORT } };
const OF_MEETING = { params: { cohort: COHORT, meeting: PLAN } };
const OF_TEAM = { params: { cohort: COHORT, team: TEAM } };

async function anApi(): Promise<Api> {
  return await apiWith([MAJA, ALEX, HIDDEN, LEADER, OTHER]);
}

async function plans(api: Api, changes: Partial<MeetingForm> = {}, caller = LEADERS, more: object = {}) {
  return await api.calls(caller, '/cohorts/:cohort/meetings/plan', { ...IN_COHORT, body: { ...FORM, plan: PLAN, dates: [], ...changes, ...more } });
}

async function viewOf<View>(contract: z.ZodType<View>, api: Api, caller: number, path: string, options: object): Promise<View> {
  const { status, body } = await api.calls(caller, path, options);
  assert.equal(status, 200, JSON.stringify(body));
  return contract.parse(JSON.parse(JSON.stringify(body)));
}

describe('planning a meeting in the tab', () => {
  it('is answered in one list, and in the meeting’s page by its contract', async () => {
    const api = await anApi();
    assert.deepEqual((await plans(api)).body, { kind: 'done' });
    const list = await viewOf(meetingsView.strict(), api, LEADERS, '/cohorts/:cohort/meetings', IN_COHORT);
    assert.deepEqual([list.toCome.map(({ id, place }) => [id, place]), list.held], [[[PLAN, 'Rum Björken']], []]);
    const page = await viewOf(meetingView.strict(), api, LEADERS, '/cohorts/:cohort/meetings/:meeting', OF_MEETING);
    assert.deepEqual([page.agenda, page.leads, page.isTold, page.members.map(({ name }) => name), page.notListed], [['Landa', 'Till nästa gång'], true, true, ['Alex Prov', 'Maja Prov'], 1]);
    assert.deepEqual(api.errors, []);
  });

  it('says what is to be mended, field by field, and stores nothing', async () => {
    const api = await anApi();
    const faultsOf = async (changes: Partial<MeetingForm>) => {
      const answer = formAnswer.parse((await plans(api, changes)).body);
      return answer.kind === 'faults' ? answer.faults.map(({ field, message }) => `${field}: ${message}`) : [];
    };
    assert.match((await faultsOf({ link: 'http://moten.exempel.example' })).join(), /^link: Möteslänk – en länk börjar med https/);
    assert.match((await faultsOf({ link: 'javascript:alert(1)' })).join(), /^link: /);
    assert.match((await faultsOf({ days: [{ date: '2026-12-01', from: '14:00', until: '13:00' }] })).join(), /^days: Dag och tid – sluttiden/);
    assert.match((await faultsOf({ days: [{ date: '2026-11-02', from: '13:00', until: '14:00' }] })).join(), /^days: Dag och tid – välj en tid som inte har varit/);
    assert.match((await faultsOf({ place: 'Ring 070-123 45 67' })).join(), /^place: Plats – .*telefonnummer/);
    assert.match((await faultsOf({ agenda: 'x\n'.repeat(16) })).join(), /^agenda: /);
    assert.match((await faultsOf({ title: 'x'.repeat(81), before: 'kim@skola.exempel.example' })).join(), /title: .*before: /);
    assert.deepEqual((await viewOf(meetingsView, api, LEADERS, '/cohorts/:cohort/meetings', IN_COHORT)).toCome, []);
  });

  it('refuses what is no form, no zone and no day', async () => {
    const api = await anApi();
    for (const changes of [{ kind: 'party' as 'seminar' }, { zone: 'Mars/Base' }, { days: [] }, { teams: [] }, { days: [{ date: '2026-02-30', from: '13:00', until: '14:00' }] }]) {
      assert.equal(errorIn(await plans(api, changes)).code, 'input-invalid', JSON.stringify(changes));
    }
    assert.equal(errorIn(await plans(api, {}, LEADERS, { plan: 'm1' })).code, 'input-invalid');
  });

  it('previews a series without storing it', async () => {
    const api = await anApi();
    const { dates } = await viewOf(seriesView, api, LEADERS, '/cohorts/:cohort/meetings/series', { ...IN_COHORT, body: { teams: [TEAM], zone: 'Europe/Stockholm', first: '2026-12-02', count: 2 } });
    assert.deepEqual(dates[1], { wanted: '2027-01-06', date: '2027-01-13', reason: 'holiday' });
  });
});

describe('a meeting’s page', () => {
  it('is changed, moved and cancelled by who leads, with the faults of its form', async () => {
    const api = await anApi();
    await plans(api);
    const change = { ...FORM, title: 'Om besök', sequence: 0, following: [] };
    const path = '/cohorts/:cohort/meetings/:meeting/content';
    assert.deepEqual((await api.calls(LEADERS, path, { ...OF_MEETING, body: change })).body, { kind: 'done' });
    assert.equal(errorIn(await api.calls(LEADERS, path, { ...OF_MEETING, body: { ...change, title: 'Annat' } })).code, 'conflict');
    const cancel = (reason: string) => api.calls(LEADERS, '/cohorts/:cohort/meetings/:meeting/cancel', { ...OF_MEETING, body: { reason, following: false } });
    assert.equal(formAnswer.parse((await cancel('')).body).kind, 'faults');
    assert.deepEqual((await cancel('Sjukdom')).body, { kind: 'done' });
    assert.equal((await viewOf(meetingView, api, LEADERS, '/cohorts/:cohort/meetings/:meeting', OF_MEETING)).cancelled, 'Sjukdom');
  });

  it('keeps roles, attendance and what was taken on, each line by the guard', async () => {
    const api = await anApi();
    await plans(api);
    const put = (what: string, body: object, caller = LEADERS) => api.calls(caller, `/cohorts/:cohort/meetings/:meeting/${what}`, { ...OF_MEETING, body });
    assert.deepEqual((await put('roles', { noteTaker: 'p-alex' })).body, { kind: 'done' });
    assert.deepEqual((await put('attendance', { present: ['p-maja'] })).body, { kind: 'done' });
    assert.equal(errorIn(await put('attendance', { present: ['p-skyddad'] })).code, 'input-invalid');
    const faulty = formAnswer.parse((await put('commitments', { commitments: [{ id: 'p-maja', text: 'Ring 070-123 45 67' }] })).body);
    assert.equal(faulty.kind === 'faults' && faulty.faults[0]?.field, 'p-maja');
    assert.deepEqual((await put('commitments', { commitments: [{ id: 'p-maja', text: 'Två  rundor' }] })).body, { kind: 'done' });
    assert.deepEqual((await put('commitments', { commitments: [{ id: 'p-alex', text: 'Ringa hem' }] }, ALEXS)).body, { kind: 'done' }, 'by who takes the notes');
    const page = await viewOf(meetingView, api, LEADERS, '/cohorts/:cohort/meetings/:meeting', OF_MEETING);
    assert.deepEqual([page.noteTaker?.id, page.present, page.commitments.map(({ text }) => text).sort()], ['p-alex', ['p-maja'], ['Ringa hem', 'Två rundor']]);
  });

  it('shows the lines that were chosen for the meeting, and no other', async () => {
    const api = await anApi();
    await plans(api);
    await reflects(api, MAJA.pid, { did: 'Får visas.', visibility: 'team' });
    await chooseForMeeting(api.world, await headOf(api.world), { week: week('2026-W47'), entry: 1 }, true);
    await reflects(api, ALEX.pid, { did: 'Inte vald.', visibility: 'team' });
    assert.deepEqual((await viewOf(meetingView, api, LEADERS, '/cohorts/:cohort/meetings/:meeting', OF_MEETING)).lines.map(({ did }) => did), ['Får visas.']);
  });

  it('and everything else of who leads is for nobody else', async () => {
    const api = await anApi();
    await plans(api);
    const calls: readonly [string, object][] = [
      ['/cohorts/:cohort/meetings/series', { ...IN_COHORT, body: { teams: [TEAM], zone: 'Europe/Stockholm', first: '2026-12-02', count: 2 } }],
      ['/cohorts/:cohort/meetings/plan', { ...IN_COHORT, body: { ...FORM, plan: `m${'b'.repeat(24)}`, dates: [] } }],
      ['/cohorts/:cohort/meetings/:meeting', OF_MEETING],
      ['/cohorts/:cohort/meetings/:meeting/content', { ...OF_MEETING, body: { ...FORM, sequence: 0, following: [] } }],
      ['/cohorts/:cohort/meetings/:meeting/cancel', { ...OF_MEETING, body: { reason: 'x', following: false } }],
      ['/cohorts/:cohort/meetings/:meeting/told', { ...OF_MEETING, body: {} }],
      ['/cohorts/:cohort/meetings/:meeting/roles', { ...OF_MEETING, body: {} }],
      ['/cohorts/:cohort/meetings/:meeting/attendance', { ...OF_MEETING, body: { present: [] } }],
      ['/cohorts/:cohort/meetings/:meeting/commitments', { ...OF_MEETING, body: { commitments: [] } }],
    ];
    for (const [path, options] of calls) {
      for (const caller of [MAJAS, OTHERS]) assert.equal(errorIn(await api.calls(caller, path, options)).code, 'not-allowed', `${path} by ${caller}`);
      assert.equal((await api.calls(undefined, path, options)).status, 401, path);
    }
    assert.equal(errorIn(await api.calls(MAJAS, '/cohorts/:cohort/meetings', IN_COHORT)).code, 'not-allowed');
    assert.equal(errorIn(await api.calls(LEADERS, '/cohorts/:cohort/meetings/:meeting', { params: { cohort: COHORT, meeting: 'm-none' } })).code, 'not-found');
  });
});

describe('the meetings of a learning team in the tab', () => {
  it('are told by their contract, the same to each member', async () => {
    const api = await anApi();
    await plans(api);
    const views = await Promise.all([MAJAS, HIDDENS].map((caller) => viewOf(teamMeetingsView.strict(), api, caller, '/cohorts/:cohort/teams/:team/meetings', OF_TEAM)));
    assert.deepEqual(views[0], views[1]);
    assert.deepEqual([views[0]?.next?.id, views[0]?.takesPart], [PLAN, true]);
    assert.equal((await viewOf(teamMeetingsView, api, LEADERS, '/cohorts/:cohort/teams/:team/meetings', OF_TEAM)).takesPart, false);
    assert.equal(errorIn(await api.calls(OTHERS, '/cohorts/:cohort/teams/:team/meetings', OF_TEAM)).code, 'not-allowed');
  });

  it('cost five requests, and two when nothing has changed; six once there has been a meeting', async () => {
    const api = await anApi();
    await plans(api);
    const costs = async (ifNoneMatch?: string) => {
      api.world.counter.reset();
      const answer = await api.calls(MAJAS, '/cohorts/:cohort/teams/:team/meetings', { ...OF_TEAM, ...(ifNoneMatch ? { ifNoneMatch } : {}) });
      return { answer, requests: api.world.counter.requests };
    };
    const { answer, requests } = await costs();
    const unchanged = await costs(etagOf(answer));
    assert.deepEqual([requests, unchanged.answer.status, unchanged.requests], [5, 304, 2]);
    await plans(api, { days: [{ date: '2027-01-12', from: '13:00', until: '14:00' }] }, LEADERS, { plan: `m${'c'.repeat(24)}` });
    api.world.clock.set('2026-12-02T10:00:00.000Z');
    assert.equal((await costs()).requests, 6);
  });

  it('leave the team’s own page at four requests and two', async () => {
    const api = await anApi();
    await plans(api);
    api.world.counter.reset();
    const answer = await api.calls(MAJAS, '/cohorts/:cohort/teams/:team', OF_TEAM);
    assert.equal(api.world.counter.requests, 4);
    api.world.counter.reset();
    assert.equal((await api.calls(MAJAS, '/cohorts/:cohort/teams/:team', { ...OF_TEAM, ifNoneMatch: etagOf(answer) })).status, 304);
    assert.equal(api.world.counter.requests, 2);
  });

  it('are a calendar file, of one and of all to come, for who may see them', async () => {
    const api = await anApi();
    await plans(api);
    const file = (caller: number, query: Record<string, string>) => api.calls(caller, '/cohorts/:cohort/calendar', { ...IN_COHORT, query });
    const { name, content } = calendarFileView.parse((await file(MAJAS, { meeting: PLAN })).body);
    assert.deepEqual([name, content.includes(`UID:${PLAN}@ledtrad`), content.includes('Prov')], ['mote.ics', true, false]);
    assert.ok(calendarFileView.parse((await file(HIDDENS, { team: TEAM })).body).content.includes(PLAN));
    assert.ok(calendarFileView.parse((await file(LEADERS, {})).body).content.includes(PLAN));
    assert.equal(errorIn(await file(OTHERS, { meeting: PLAN })).code, 'not-allowed');
    assert.equal(errorIn(await file(OTHERS, { team: TEAM })).code, 'not-allowed');
    assert.equal(errorIn(await file(MAJAS, {})).code, 'not-allowed');
    assert.equal(errorIn(await file(MAJAS, { meeting: '../x' })).code, 'input-invalid');
  });
});

describe('the process log in the tab', () => {
  const OWN = { params: { cohort: COHORT } };
  const entry = (text: string) => ({ body: { id: 'a'.repeat(24), cohort: COHORT, text, team: TEAM } });

  it('is written, changed and thrown away by whose it is, and read by nobody else', async () => {
    const api = await anApi();
    assert.deepEqual((await api.calls(LEADERS, '/me/log/entries', entry('Tyst i början.'))).body, { kind: 'done' });
    const [written] = (await viewOf(logView.strict(), api, LEADERS, '/me/log/:cohort', OWN)).entries;
    assert.deepEqual([written?.text, written?.team], ['Tyst i början.', TEAM]);
    assert.deepEqual((await viewOf(logView, api, OTHERS, '/me/log/:cohort', OWN)).entries, []);
    const key = { cohort: COHORT, writtenAt: written?.writtenAt };
    const params = { params: { entry: written?.id ?? '' } };
    assert.deepEqual((await api.calls(LEADERS, '/me/log/entries/:entry', { ...params, body: { ...key, text: 'Livligt sedan.' } })).body, { kind: 'done' });
    assert.equal(errorIn(await api.calls(OTHERS, '/me/log/entries/:entry', { ...params, body: { ...key, text: 'x' } })).code, 'not-found');
    await api.calls(OTHERS, '/me/log/entries/:entry/remove', { ...params, body: key });
    assert.equal((await viewOf(logView, api, LEADERS, '/me/log/:cohort', OWN)).entries[0]?.text, 'Livligt sedan.');
    await api.calls(LEADERS, '/me/log/entries/:entry/remove', { ...params, body: key });
    assert.deepEqual((await viewOf(logView, api, LEADERS, '/me/log/:cohort', OWN)).entries, []);
  });

  it('takes no empty note, and none that points somebody out; members have none', async () => {
    const api = await anApi();
    for (const text of ['', 'Ring 070-123 45 67']) assert.equal(formAnswer.parse((await api.calls(LEADERS, '/me/log/entries', entry(text))).body).kind, 'faults');
    assert.equal(errorIn(await api.calls(MAJAS, '/me/log/entries', entry('x'))).code, 'not-allowed');
    assert.equal(errorIn(await api.calls(MAJAS, '/me/log/:cohort', OWN)).code, 'not-allowed');
  });
});
