import assert from 'node:assert/strict';
import { z } from 'zod';
import { cohortView } from '../../bot/api/contract/cohort.ts';
import { meView } from '../../bot/api/contract/me.ts';
import { organisationsView } from '../../bot/api/contract/organisations.ts';
import { placesView } from '../../bot/api/contract/places.ts';
import { rosterView } from '../../bot/api/contract/roster.ts';
import { selectionView } from '../../bot/api/contract/selection.ts';
import { teamView } from '../../bot/api/contract/team.ts';
import { threadView } from '../../bot/api/contract/thread.ts';
import type { ActionId, PersonId } from '../../bot/domain/ids.ts';
import { changeFocus, chooseActions } from '../../bot/usecases/trials/choose-actions.ts';
import { publishCohort } from '../../bot/usecases/cohorts/publish-cohort.ts';
import { aPerson, aTryingPerson, COHORT, OTHER_TEAM, PROGRAMME, TEAM, week } from '../support/world.ts';
import { actionIds, choiceOf, headOf } from '../usecases/builders.ts';
import { apiWith, errorIn, reflects } from './calls.ts';

const TEAM_PAGE = { params: { cohort: COHORT, team: TEAM } };
const MAJA = aTryingPerson();
const ALEX = aTryingPerson({ pid: 'p-alex' as PersonId, name: 'Alex Prov' });
const HIDDEN = aTryingPerson({ pid: 'p-skyddad' as PersonId, name: 'Hemlig Prov', protectedIdentity: true });
const LEADER = aPerson({ pid: 'p-ledare' as PersonId, name: 'Lo Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });

describe('the views of the tab', () => {
  it('keep the contract, every property named in it', async () => {
    const api = await apiWith([MAJA, LEADER]);
    await reflects(api, MAJA.pid, { did: 'Gick en runda.', visibility: 'cohort' });
    await publishCohort(api.world, COHORT);
    const views: readonly [number, string, z.ZodObject, object][] = [
      [1, '/me', meView, {}], [1, '/me/thread', threadView, {}], [1, '/cohorts/:cohort/teams/:team', teamView, TEAM_PAGE],
      [2, '/cohorts/:cohort/roster', rosterView, { params: { cohort: COHORT } }],
      [1, '/cohorts/:cohort', cohortView, { params: { cohort: COHORT } }], [1, '/places', placesView, {}],
      [2, '/cohorts/:cohort/candidates', selectionView, { params: { cohort: COHORT } }], [2, '/cohorts/:cohort/organisations', organisationsView, { params: { cohort: COHORT } }],
    ];
    for (const [caller, path, contract, options] of views) {
      const { status, body } = await api.calls(caller, path, options);
      assert.equal(status, 200, path);
      assert.deepEqual(contract.strict().parse(JSON.parse(JSON.stringify(body))), JSON.parse(JSON.stringify(body)), path);
    }
    assert.deepEqual(api.errors, []);
  });

  it('show the own thread: the trial in focus, its reflections and the weeks, in the asked-for language', async () => {
    const api = await apiWith([MAJA]);
    await reflects(api, MAJA.pid, { did: 'Gick en runda.', visibility: 'me' });
    const thread = threadView.parse((await api.calls(1, '/me/thread', { query: { lang: 'en' } })).body);
    assert.deepEqual(thread.week, { iso: '2026-W47', number: 47, outcome: 'answered' });
    assert.equal(thread.weeks.length, 26);
    assert.deepEqual(thread.trials.map(({ focus, reflections }) => [focus, reflections.map(({ did }) => did)]), [[true, ['Gick en runda.']]]);
    const swedish = threadView.parse((await api.calls(1, '/me/thread', { query: { lang: 'sv' } })).body);
    assert.notEqual(thread.trials[0]?.actionName, swedish.trials[0]?.actionName);
  });

  it('date a trial that was planned at first by the Monday of the week in which it began', async () => {
    const api = await apiWith([MAJA]);
    const { trials } = threadView.parse((await api.calls(1, '/me/thread')).body);
    assert.deepEqual(trials.map(({ startedOn }) => startedOn), ['2026-10-05']);
  });

  it('give the reason for which a trial was left as long as it is left', async () => {
    const [first, second] = actionIds() as [ActionId, ActionId];
    const api = await apiWith([aPerson()]);
    const shown = async () => threadView.parse((await api.calls(1, '/me/thread')).body).trials.map(({ state, reason }) => [state, reason]);
    const chosen = await chooseActions(api.world, await headOf(api.world), choiceOf([first]), undefined);
    const next = await chooseActions(api.world, chosen, choiceOf([second]), { state: 'paused', reason: 'Det blev för mycket.' });
    assert.deepEqual(await shown(), [['active', undefined], ['paused', 'Det blev för mycket.']]);
    await changeFocus(api.world, next, chosen.value.focus ?? assert.fail('no focus'), { state: 'done', reason: '' });
    assert.deepEqual(await shown(), [['active', undefined], ['done', undefined]]);
  });

  it('show a learning team the same page for each of its members, with nothing that was kept from it', async () => {
    const api = await apiWith([MAJA, ALEX, LEADER]);
    await reflects(api, MAJA.pid, { did: 'Delat med lärteamet.', visibility: 'team' });
    await reflects(api, ALEX.pid, { did: 'Bara för mig.', visibility: 'me' });
    const pages = await Promise.all([1, 2, 3].map(async (caller) => (await api.calls(caller, '/cohorts/:cohort/teams/:team', TEAM_PAGE)).body));
    assert.deepEqual(pages[1], pages[0]);
    assert.deepEqual(pages[2], pages[0]);
    const page = teamView.parse(pages[0]);
    assert.deepEqual(page.members.map(({ name }) => name), ['Alex Prov', 'Maja Prov']);
    assert.deepEqual(page.shared.map(({ did }) => did), ['Delat med lärteamet.']);
    assert.ok(!JSON.stringify(pages).includes('Bara för mig.'));
  });

  it('never name a protected identity, and still show what it shared', async () => {
    const api = await apiWith([MAJA, HIDDEN]);
    await reflects(api, HIDDEN.pid, { did: 'Delat utan namn.', visibility: 'cohort' });
    await publishCohort(api.world, COHORT);
    const bodies = [await api.calls(1, '/cohorts/:cohort/teams/:team', TEAM_PAGE), await api.calls(1, '/cohorts/:cohort', { params: { cohort: COHORT } })];
    for (const { body } of bodies) {
      assert.ok(JSON.stringify(body).includes('Delat utan namn.'));
      assert.ok(!JSON.stringify(body).includes('Hemlig'));
    }
    assert.deepEqual(teamView.parse(bodies[0]?.body).members.map(({ name }) => name), ['Maja Prov']);
  });

  it('hide every count of a cohort until it is published, and small ones after that', async () => {
    const people = [MAJA, ALEX, LEADER];
    const api = await apiWith(people);
    const before = cohortView.parse((await api.calls(1, '/cohorts/:cohort', { params: { cohort: COHORT } })).body);
    assert.equal(before.publishedAt, undefined);
    assert.ok([...before.areas, ...before.steps].every(({ count }) => count === 'hidden'));
    await publishCohort(api.world, COHORT);
    const after = cohortView.parse((await api.calls(1, '/cohorts/:cohort', { params: { cohort: COHORT } })).body);
    assert.equal(after.areas.find(({ id }) => id === 'verksamhet')?.count, 'hidden');
  });

  it('list the places that the caller has a right to, and no other', async () => {
    const api = await apiWith([MAJA, LEADER, aPerson({ pid: 'p-ny' as PersonId, roles: [] })]);
    const placesOf = async (caller: number) => placesView.parse((await api.calls(caller, '/places')).body).places.map((place) => (place.kind === 'team' ? place.team.id : place.cohort.id));
    assert.deepEqual(await placesOf(1), [TEAM, COHORT]);
    assert.deepEqual(await placesOf(2), [TEAM, COHORT]);
    assert.deepEqual(await placesOf(3), []);
  });

  it('give a person everything that is kept about them, and of nobody else', async () => {
    const api = await apiWith([MAJA, ALEX]);
    await reflects(api, MAJA.pid, { did: 'Min egen text.', visibility: 'me' });
    await reflects(api, ALEX.pid, { did: 'En annans text.', visibility: 'me' });
    const { body } = await api.calls(1, '/me/export');
    assert.ok(JSON.stringify(body).includes('Min egen text.'));
    assert.ok(!JSON.stringify(body).includes('En annans text.'));
  });

  it('read further back by the cursor that they gave, to the end and with nothing twice', async () => {
    const api = await apiWith([aTryingPerson({ roles: [{ kind: 'principal', cohortId: COHORT, teamId: TEAM, programme: PROGRAMME, joined: week('2025-W40') }] })]);
    const weeks = Array.from({ length: 40 }, (_, index) => `2026-W${String(index + 1).padStart(2, '0')}`);
    for (const iso of weeks) await reflects(api, MAJA.pid, { did: iso, visibility: 'me', week: iso });
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = threadView.parse((await api.calls(1, '/me/thread', { query: before === undefined ? {} : { before } })).body);
      seen.push(...page.trials.flatMap(({ reflections }) => reflections.map(({ did }) => did)));
      before = page.earlier;
    } while (before !== undefined);
    assert.deepEqual(seen, weeks.toReversed());
  });
});

describe('a page that is not the caller\'s', () => {
  const pages = [
    ['another learning team', '/cohorts/:cohort/teams/:team', { params: { cohort: COHORT, team: OTHER_TEAM } }],
    ['a learning team that there is not', '/cohorts/:cohort/teams/:team', { params: { cohort: COHORT, team: 'finns-inte' } }],
    ['another cohort', '/cohorts/:cohort', { params: { cohort: 'c-annan' } }],
    ['who may come to take part', '/cohorts/:cohort/candidates', { params: { cohort: COHORT } }],
    ['how ready organisations are', '/cohorts/:cohort/organisations', { params: { cohort: COHORT } }],
    ['who came for another’s place', '/cohorts/:cohort/claims', { params: { cohort: COHORT } }],
    ['an organisation’s candidates', '/organisations/:organisation/candidates', { params: { organisation: 'o-prov' } }],
  ] as const;

  for (const [name, path, options] of pages) {
    it(`is refused before anything of it is read: ${name}`, async () => {
      const api = await apiWith([MAJA]);
      api.world.counter.reset();
      assert.deepEqual({ ...errorIn(await api.calls(1, path, options)), message: '' }, { status: 403, code: 'not-allowed', message: '' });
      assert.ok(api.world.counter.requests <= 2);
    });
  }

  it('is refused to a facilitator of another team', async () => {
    const api = await apiWith([LEADER]);
    assert.equal((await api.calls(1, '/cohorts/:cohort/teams/:team', { params: { cohort: COHORT, team: OTHER_TEAM } })).status, 403);
    assert.equal((await api.calls(1, '/cohorts/:cohort/teams/:team', TEAM_PAGE)).status, 200);
  });
});
