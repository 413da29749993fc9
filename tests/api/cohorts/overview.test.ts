import assert from 'node:assert/strict';
import { overviewView, type OverviewView } from '../../../bot/api/contract/overview.ts';
import { addWeeks } from '../../../bot/domain/calendar/iso-week.ts';
import type { CohortId, PersonId, TrialId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { Answer } from '../../../bot/domain/reflection/answer.ts';
import { endPause, pausePerson } from '../../../bot/usecases/nudges/pause-person.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { aPerson, aTryingPerson, COHORT, objectId, OTHER_TEAM, PROGRAMME, TEAM, TENANT, week } from '../../support/world.ts';
import { headOf, written } from '../../usecases/builders.ts';
import { Api, apiWith, errorIn, etagOf, isAsked } from '../calls.ts';

const PATH = '/cohorts/:cohort/overview';
const PAGE = { params: { cohort: COHORT } };
const LEADER = aPerson({ pid: 'p-ledare' as PersonId, name: 'Lo Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
const LEADS_ALL = aPerson({ pid: 'p-alla' as PersonId, name: 'Ia Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const MAJA = aTryingPerson();
const ALEX = aMember('p-alex', 'Alex Prov', 3);
const KIM = aMember('p-kim', 'Kim Prov', 4);

describe('the overview of those who lead', () => {
  it('tells who has been asked and has answered this week and last, and not what', async () => {
    const api = await apiWith([MAJA, LEADER, ALEX, KIM]);
    await answers(api, MAJA.pid, written({ did: 'Hemligt för alla.', visibility: 'me' }));
    await answers(api, ALEX.pid, { kind: 'not-reached' });
    await isAsked(api, KIM.pid);
    const [team] = (await viewFor(api)).teams;
    assert.deepEqual(team?.members.map(({ name, lastWeek, thisWeek }) => [name, lastWeek, thisWeek]), [
      ['Alex Prov', 'not-asked', 'answered'], ['Kim Prov', 'not-asked', 'asked'], ['Maja Prov', 'not-asked', 'answered'],
    ]);
    assert.doesNotMatch(JSON.stringify(await viewFor(api)), /Hemligt|not-reached|visibility/);
  });

  it('keeps the contract, and every property in it is named', async () => {
    const api = await apiWith([MAJA, LEADER]);
    await answers(api, MAJA.pid, written({ help: 'facilitator' }));
    const body: unknown = JSON.parse(JSON.stringify((await api.calls(2, PATH, PAGE)).body));
    assert.deepEqual(overviewView.strict().parse(body), body);
  });

  it('says that somebody wants the facilitator’s help, with the text only if the team may read it', async () => {
    const api = await apiWith([MAJA, LEADER, ALEX, KIM]);
    await answers(api, MAJA.pid, written({ did: 'Bara för mig.', takeaway: 'Inte för andra.', help: 'facilitator', visibility: 'me' }));
    api.world.clock.move({ minutes: 5 });
    await answers(api, ALEX.pid, written({ did: 'Delat med teamet.', help: 'facilitator', visibility: 'team' }));
    await answers(api, KIM.pid, written({ did: 'Frågar teamet.', help: 'team', visibility: 'team' }));
    const { asks } = await viewFor(api);
    assert.deepEqual(asks.map(({ name, shared }) => [name, shared?.did]), [['Alex Prov', 'Delat med teamet.'], ['Maja Prov', undefined]]);
    assert.doesNotMatch(JSON.stringify(asks), /Bara för mig|Inte för andra|Frågar teamet/);
  });

  it('takes the text away when its author does, and the wish for help when it is taken back', async () => {
    const api = await apiWith([MAJA, LEADER]);
    await answers(api, MAJA.pid, written({ did: 'Ångrat.', help: 'facilitator', visibility: 'team' }));
    await answers(api, MAJA.pid, written({ did: 'Ångrat.', help: 'facilitator', visibility: 'peer' }), 1);
    assert.deepEqual((await viewFor(api)).asks.map(({ shared }) => shared), [undefined]);
    await answers(api, MAJA.pid, written({ did: 'Ångrat.', help: 'none', visibility: 'peer' }), 2);
    assert.deepEqual((await viewFor(api)).asks, []);
  });

  it('forgets after four weeks that help was wanted', async () => {
    const api = await apiWith([MAJA, LEADER]);
    await answers(api, MAJA.pid, written({ help: 'facilitator' }));
    api.world.clock.move({ hours: 24 * 7 * 3 });
    assert.equal((await viewFor(api)).asks.length, 1);
    api.world.clock.move({ hours: 24 * 7 });
    assert.deepEqual((await viewFor(api)).asks, []);
  });

  it('shows a pause to nobody, neither while it lasts nor after it', async () => {
    const api = await apiWith([MAJA, LEADER, aMember('p-alex', 'Alex Prov', 3, { protectedIdentity: false })]);
    const notAsked = await viewFor(api);
    await pausePerson(api.world, await headOf(api.world, MAJA.pid), '2026-12-20');
    assert.deepEqual(await viewFor(api), notAsked);
    await endPause(api.world, await headOf(api.world, MAJA.pid));
    assert.deepEqual(await viewFor(api), notAsked);
    assert.doesNotMatch(JSON.stringify(notAsked), /paus/i);
  });

  it('counts a protected identity, names it nowhere, and still lets its wish for help be heard', async () => {
    const hidden = aMember('p-skyddad', 'Hemlig Prov', 3, { protectedIdentity: true });
    const api = await apiWith([MAJA, LEADER, hidden]);
    await answers(api, hidden.pid, written({ help: 'facilitator', visibility: 'team' }));
    const view = await viewFor(api);
    assert.deepEqual([view.teams[0]?.members.length, view.teams[0]?.notListed, view.asks.map(({ name }) => name)], [1, 1, [undefined]]);
    assert.doesNotMatch(JSON.stringify(view), /Hemlig/);
  });

  it('holds nothing of another team, another cohort or somebody who has left', async () => {
    const elsewhere = aMember('p-syd', 'Siv Syd', 3, { roles: [principal(COHORT, OTHER_TEAM)] });
    const otherCohort = aMember('p-annan', 'Annan Kohort', 4, { roles: [principal('c-annan' as CohortId, TEAM)] });
    const gone = aMember('p-borta', 'Bo Borta', 5, { roles: [], left: [{ cohortId: COHORT, teamId: TEAM, until: '2026-11-01T00:00:00.000Z' }] });
    const api = await apiWith([MAJA, LEADER, elsewhere, otherCohort, gone, LEADS_ALL]);
    for (const pid of [elsewhere.pid, otherCohort.pid]) await answers(api, pid, written({ did: 'Inte för er.', help: 'facilitator', visibility: 'team' }));
    assert.doesNotMatch(JSON.stringify(await viewFor(api)), /Siv|Annan|Borta|Inte för er|p-syd|p-annan|p-borta/);
    assert.doesNotMatch(JSON.stringify(await viewFor(api, 6)), /Annan|Borta|p-annan|p-borta/);
    assert.match(JSON.stringify(await viewFor(api, 6)), /Siv Syd/);
  });

  it('leaves out a team in which somebody takes part whose manager one is', async () => {
    const manager = aPerson({ ...LEADS_ALL, manages: [{ pid: MAJA.pid, cohortId: COHORT, teamId: TEAM }] });
    const api = await apiWith([MAJA, manager]);
    assert.doesNotMatch(JSON.stringify(await viewFor(api)), /Maja/);
  });

  it('is for who leads in the cohort', async () => {
    const api = await apiWith([MAJA, LEADER]);
    assert.deepEqual([errorIn(await api.calls(1, PATH, PAGE)).code, errorIn(await api.calls(2, PATH, { params: { cohort: 'c-annan' } })).code, errorIn(await api.calls(undefined, PATH, PAGE)).code], ['not-allowed', 'not-allowed', 'not-signed-in']);
  });

  for (const weeks of [1, 60]) {
    it(`costs the same after ${weeks} weeks: four requests for one team, four for all, one more for a text, two when unchanged`, async () => {
      const api = await apiWith([{ ...MAJA, roles: [{ kind: 'principal', cohortId: COHORT, teamId: TEAM, programme: PROGRAMME, joined: week('2024-W01') }] }, LEADER, LEADS_ALL]);
      for (let back = weeks; back > 0; back -= 1) await answers(api, MAJA.pid, written(), 0, addWeeks(week('2026-W47'), -back));
      for (const caller of [2, 3]) assert.deepEqual(await costFor(api, caller), { requests: 4, unchanged: 2 });
      await answers(api, MAJA.pid, written({ help: 'facilitator', visibility: 'me' }));
      assert.deepEqual(await costFor(api, 2), { requests: 4, unchanged: 2 });
      await answers(api, MAJA.pid, written({ help: 'facilitator', visibility: 'team' }), 1);
      assert.deepEqual(await costFor(api, 2), { requests: 5, unchanged: 2 });
    }).timeout(20_000);
  }

  it('is sent anew when somebody has answered', async () => {
    const api = await apiWith([MAJA, LEADER]);
    const ifNoneMatch = etagOf(await api.calls(2, PATH, PAGE));
    await answers(api, MAJA.pid, written());
    assert.equal((await api.calls(2, PATH, { ...PAGE, ifNoneMatch })).status, 200);
  });
});

function principal(cohortId: CohortId, teamId: typeof TEAM): Person['roles'][number] {
  return { kind: 'principal', cohortId, teamId, programme: PROGRAMME, joined: week('2026-W30') };
}

function aMember(pid: string, name: string, number: number, person: Partial<Person> = {}): Person {
  return aTryingPerson({ pid: pid as PersonId, name, home: { tenantId: TENANT, objectId: objectId(number) }, ...person });
}

/** The leader is settled second in most of these. */
async function viewFor(api: Api, caller = 2): Promise<OverviewView> {
  const { status, body } = await api.calls(caller, PATH, PAGE);
  assert.equal(status, 200);
  return overviewView.parse(body);
}

async function answers({ world }: Api, pid: PersonId, answer: Answer, baseRev = 0, asked = week('2026-W47')): Promise<void> {
  await submitReflection(world, await headOf(world, pid), { question: { week: asked, entry: 1 }, baseRev, trialId: 't-rundor' as TrialId, answer });
}

async function costFor(api: Api, caller: number): Promise<{ requests: number; unchanged: number }> {
  await api.calls(caller, PATH, PAGE);
  api.world.counter.reset();
  const answer = await api.calls(caller, PATH, PAGE);
  const { requests } = api.world.counter;
  api.world.counter.reset();
  assert.equal((await api.calls(caller, PATH, { ...PAGE, ifNoneMatch: etagOf(answer) })).status, 304);
  return { requests, unchanged: api.world.counter.requests };
}
