import assert from 'node:assert/strict';
import { newCohortAnswer, programmesView, teamsView } from '../../../bot/api/contract/cohort-setup.ts';
import { formAnswer } from '../../../bot/api/contract/form.ts';
import { planView, yearView } from '../../../bot/api/contract/plan.ts';
import { rosterEntryView, type EntryBody } from '../../../bot/api/contract/roster-entry.ts';
import { rolesView } from '../../../bot/api/contract/roles.ts';
import type { Endpoint } from '../../../bot/api/endpoint.ts';
import { meView } from '../../../bot/api/contract/me.ts';
import { placesView } from '../../../bot/api/contract/places.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { objectId, TENANT } from '../../support/world.ts';
import { BOSSE, COHORT, entryIn, entryOf, aCohort, INGRID, MAJA, OLLE, ORGANISATION, OTHER_TEAM, personOf, stands, TEAM } from '../../usecases/places.ts';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { Api, errorIn } from '../calls.ts';

const [INGRIDS, OLLES, MAJAS] = [11, 12, 13];
const DETAILS: EntryBody['details'] = {
  organisation: ORGANISATION, school: 'Lindskolan', schoolForm: 'Grundskola', sizeClass: 'Liten', areaType: 'Blandat', position: 'principal', team: TEAM, manager: '', protectedIdentity: false,
};
const PHASE = { kind: 'choosing', name: '', from: '2026-08-17', until: '2026-10-30' } as const;

async function anApi(): Promise<Api> {
  const { world } = await aCohort();
  for (const [number, pid] of [[INGRIDS, INGRID], [OLLES, OLLE], [MAJAS, MAJA]] as const) await world.identities.bind({ tenantId: TENANT, objectId: objectId(number) }, pid);
  return new Api(world);
}

const IN_COHORT = { params: { cohort: COHORT } };
const IN_TEAM = { params: { cohort: COHORT, team: TEAM } };
const OF_MAJA = { params: { cohort: COHORT, person: MAJA } };

interface Call {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly options: { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>>; readonly body?: unknown };
}

/** What only who leads the whole cohort may ask. */
const WHOLE: readonly Call[] = [
  { method: 'put', path: '/cohorts/:cohort', options: { ...IN_COHORT, body: { name: 'Annat' } } },
  { method: 'post', path: '/cohorts/:cohort/teams', options: { ...IN_COHORT, body: { name: 'Öster' } } },
  { method: 'put', path: '/cohorts/:cohort/teams/:team', options: { ...IN_TEAM, body: { closed: true } } },
  { method: 'put', path: '/cohorts/:cohort/plan', options: { ...IN_COHORT, body: { phases: [PHASE] } } },
  { method: 'get', path: '/cohorts/:cohort/roster/:person', options: OF_MAJA },
  { method: 'put', path: '/cohorts/:cohort/roster/:person', options: { ...OF_MAJA, body: { etag: 'x', details: DETAILS } } },
  { method: 'post', path: '/cohorts/:cohort/roster/:person/place', options: { ...OF_MAJA, body: { kind: 'leave' } } },
  { method: 'get', path: '/cohorts/:cohort/roles', options: IN_COHORT },
  { method: 'post', path: '/cohorts/:cohort/roles', options: { ...IN_COHORT, body: { person: BOSSE, role: 'facilitator', teams: 'all' } } },
  { method: 'post', path: '/cohorts/:cohort/handover', options: { ...IN_COHORT, body: { to: BOSSE, teams: 'all', keep: true } } },
  { method: 'get', path: '/programmes', options: {} },
  { method: 'post', path: '/cohorts', options: { body: { name: 'Ny', programme: 'ledarhandlingar', request: crypto.randomUUID() } } },
];

/** And what who leads a team there may, too. */
const PART: readonly Call[] = [
  { method: 'get', path: '/cohorts/:cohort/teams', options: IN_COHORT },
  { method: 'get', path: '/cohorts/:cohort/plan', options: IN_COHORT },
  { method: 'get', path: '/cohorts/:cohort/year', options: { ...IN_COHORT, query: { begins: '2026', weekday: '2' } } },
  { method: 'put', path: '/cohorts/:cohort/teams/:team/channel', options: { ...IN_TEAM, body: { channelId: '19:norr@thread.tacv2' } } },
];

describe('setting up a cohort over the API', () => {
  for (const { method, path, options } of WHOLE) {
    it(`is not for who leads one team, nor for a member: ${method} ${path}`, async () => {
      const api = await anApi();
      for (const caller of [OLLES, MAJAS]) assert.equal(errorIn(await api.calls(caller, path, { method, ...options })).code, 'not-allowed');
    });
  }

  for (const { method, path, options } of PART) {
    it(`is for who leads a team, and not for a member: ${method} ${path}`, async () => {
      const api = await anApi();
      assert.equal((await api.calls(OLLES, path, { method, ...options })).status, 200);
      assert.equal(errorIn(await api.calls(MAJAS, path, { method, ...options })).code, 'not-allowed');
    });
  }

  it('keeps the contract in every view', async () => {
    const api = await anApi();
    await api.calls(INGRIDS, '/cohorts/:cohort/plan', { method: 'put', ...IN_COHORT, body: { phases: [PHASE] } });
    const views = [
      ['/programmes', programmesView, {}], ['/cohorts/:cohort/teams', teamsView, IN_COHORT], ['/cohorts/:cohort/plan', planView, IN_COHORT],
      ['/cohorts/:cohort/year', yearView, { ...IN_COHORT, query: { begins: '2026', weekday: '2' } }],
      ['/cohorts/:cohort/roster/:person', rosterEntryView, OF_MAJA], ['/cohorts/:cohort/roles', rolesView, IN_COHORT],
    ] as const;
    for (const [path, contract, options] of views) {
      const { status, body } = await api.calls(INGRIDS, path, { method: 'get', ...options });
      assert.equal(status, 200, path);
      assert.deepEqual(contract.strict().parse(JSON.parse(JSON.stringify(body))), JSON.parse(JSON.stringify(body)), path);
    }
  });

  it('refuses a body that is another one’s', async () => {
    const api = await anApi();
    for (const { method, path, options } of [...WHOLE, ...PART].filter((call) => call.method !== 'get')) {
      assert.equal(errorIn(await api.calls(INGRIDS, path, { method, ...options, body: { surprise: true } })).code, 'input-invalid', path);
    }
  });

  it('creates a cohort, and shows it among those that one leads', async () => {
    const api = await anApi();
    const { body } = await api.calls(INGRIDS, '/cohorts', { method: 'post', body: { name: '  Omgång   2 ', programme: 'ledarhandlingar', request: crypto.randomUUID() } });
    const answer = newCohortAnswer.parse(body);
    assert.ok(answer.kind === 'created' && answer.cohort.name === 'Omgång 2');
    const { leads, createsCohorts } = meView.parse((await api.calls(INGRIDS, '/me')).body);
    assert.deepEqual(leads.map(({ cohort, whole }) => [cohort.name, whole]), [['Provkohorten', true], ['Omgång 2', true]]);
    assert.equal(createsCohorts, true);
  });

  it('says in a sentence, and of which field, why a text cannot be kept', async () => {
    const api = await anApi();
    const cases = [
      ['post', '/cohorts', { body: { name: '', programme: 'ledarhandlingar', request: crypto.randomUUID() } }, 'name', /Kohortens namn – skriv/],
      ['post', '/cohorts/:cohort/teams', { ...IN_COHORT, body: { name: 'Ring 070-123 45 67' } }, 'name', /telefonnummer/],
      ['put', '/cohorts/:cohort', { ...IN_COHORT, body: { name: 'x'.repeat(81) } }, 'name', /högst 80/],
      ['put', '/cohorts/:cohort', { ...IN_COHORT, body: { name: 'x'.repeat(2000) } }, 'name', /texten får vara högst 80/],
      ['put', '/cohorts/:cohort/roster/:person', { ...OF_MAJA, body: { etag: 'x', details: { ...DETAILS, school: 'maja@skola.example' } } }, 'school', /Skola – .*e-postadress/],
    ] as const;
    for (const [method, path, options, field, sentence] of cases) {
      const answer = formAnswer.parse((await api.calls(INGRIDS, path, { method, query: { lang: 'sv' }, ...options })).body);
      assert.ok(answer.kind === 'faults');
      assert.deepEqual(answer.faults.map((fault) => fault.field), [field], path);
      assert.match(answer.faults[0]?.message ?? '', sentence);
    }
    assert.equal((await api.world.cohorts.list()).length, 1);
  });

  it('says in which phase of a plan something is wrong', async () => {
    const api = await anApi();
    const phases = [PHASE, { kind: 'trying', name: '', from: '2026-10-01', until: '2026-09-01' }];
    const answer = formAnswer.parse((await api.calls(INGRIDS, '/cohorts/:cohort/plan', { method: 'put', ...IN_COHORT, query: { lang: 'sv' }, body: { phases } })).body);
    assert.deepEqual(answer, { kind: 'faults', faults: [{ field: 'phases.1', message: 'Perioden slutar innan den börjar. Ändra ett av datumen.' }, { field: 'phases.1', message: 'Perioden börjar innan den förra är slut. Ändra ett av datumen.' }] });
  });

  it('shows members where the cohort is in its plan', async () => {
    const api = await anApi();
    await api.calls(INGRIDS, '/cohorts/:cohort/plan', { method: 'put', ...IN_COHORT, body: { phases: [PHASE] } });
    const { body } = await api.calls(MAJAS, '/cohorts/:cohort', { method: 'get', ...IN_COHORT });
    assert.deepEqual((body as { plan: unknown }).plan, { phases: [PHASE], today: '2026-11-22' });
  });

  it('offers nothing closed for a channel, and keeps it readable', async () => {
    const api = await anApi();
    await api.calls(INGRIDS, '/cohorts/:cohort', { method: 'put', ...IN_COHORT, body: { closed: true } });
    assert.deepEqual(placesView.parse((await api.calls(INGRIDS, '/places')).body).places, []);
    assert.equal((await api.calls(MAJAS, '/cohorts/:cohort', { method: 'get', ...IN_COHORT })).status, 200);
    assert.equal((await api.calls(MAJAS, '/cohorts/:cohort/teams/:team', { method: 'get', ...IN_TEAM })).status, 200);
    assert.equal(meView.parse((await api.calls(INGRIDS, '/me')).body).leads[0]?.closedOn, '2026-11-22');
  });

  it('closes no team with people in it, and says so', async () => {
    const api = await anApi();
    const refused = errorIn(await api.calls(INGRIDS, '/cohorts/:cohort/teams/:team', { method: 'put', ...IN_TEAM, query: { lang: 'sv' }, body: { closed: true } }));
    assert.deepEqual(refused, { status: 409, code: 'team-not-empty', message: 'Det finns fortfarande deltagare i lärteamet. Flytta dem först.' });
  });

  it('lists the teams one leads, with who leads them and what they are linked to', async () => {
    const api = await anApi();
    await api.calls(OLLES, '/cohorts/:cohort/teams/:team/channel', { method: 'put', ...IN_TEAM, body: { channelId: '19:norr@thread.tacv2' } });
    const all = teamsView.parse((await api.calls(INGRIDS, '/cohorts/:cohort/teams', { method: 'get', ...IN_COHORT })).body);
    assert.deepEqual(all.teams.map(({ name, members, leaders, channelTab }) => ({ name, members, leaders, channelTab })), [
      { name: 'Norr', members: 1, leaders: ['Olle Prov'], channelTab: true }, { name: 'Syd', members: 0, leaders: [], channelTab: false },
    ]);
    assert.deepEqual(all.leadAll, ['Ingrid Prov']);
    const own = teamsView.parse((await api.calls(OLLES, '/cohorts/:cohort/teams', { method: 'get', ...IN_COHORT })).body);
    assert.deepEqual(own.teams.map(({ name }) => name), ['Norr']);
  });

  it('has nobody with protected identity in any list', async () => {
    const api = await anApi();
    await stands(api.world, { ...entryOf('p-skyddad' as PersonId, { protectedIdentity: true, position: 'facilitator' }) }, { leads: 'all' });
    for (const path of ['/cohorts/:cohort/teams', '/cohorts/:cohort/roles', '/cohorts/:cohort/roster']) {
      assert.ok(!JSON.stringify((await api.calls(INGRIDS, path, { method: 'get', ...IN_COHORT })).body).includes('p-skyddad'), path);
    }
    assert.ok(!JSON.stringify((await api.calls(INGRIDS, '/cohorts/:cohort/roster/:person', { method: 'get', ...OF_MAJA })).body).includes('p-skyddad'));
  });

  it('moves, takes out and takes back', async () => {
    const api = await anApi();
    const place = async (body: unknown) => api.calls(INGRIDS, '/cohorts/:cohort/roster/:person/place', { method: 'post', ...OF_MAJA, body });
    await place({ kind: 'move', team: OTHER_TEAM });
    assert.equal((await entryIn(api.world, MAJA)).teamId, OTHER_TEAM);
    await place({ kind: 'leave' });
    const left = rosterEntryView.parse((await api.calls(INGRIDS, '/cohorts/:cohort/roster/:person', { method: 'get', ...OF_MAJA })).body);
    assert.equal(left.leftOn, '2026-11-22');
    await place({ kind: 'return', team: '' });
    assert.deepEqual([(await entryIn(api.world, MAJA)).teamId, (await entryIn(api.world, MAJA)).leftOn], [undefined, undefined]);
  });

  it('changes what the roster says, from what was seen', async () => {
    const api = await anApi();
    const { etag } = rosterEntryView.parse((await api.calls(INGRIDS, '/cohorts/:cohort/roster/:person', { method: 'get', ...OF_MAJA })).body);
    assert.equal((await api.calls(INGRIDS, '/cohorts/:cohort/roster/:person', { method: 'put', ...OF_MAJA, body: { etag, details: DETAILS } })).status, 200);
    assert.equal((await entryIn(api.world, MAJA)).school, 'Lindskolan');
    const late = await api.calls(INGRIDS, '/cohorts/:cohort/roster/:person', { method: 'put', ...OF_MAJA, body: { etag, details: { ...DETAILS, school: 'Almskolan' } } });
    assert.equal(errorIn(late).code, 'conflict');
  });

  it('grants and hands over', async () => {
    const api = await anApi();
    await api.calls(INGRIDS, '/cohorts/:cohort/roles', { method: 'post', ...IN_COHORT, body: { person: BOSSE, role: 'analyst', holds: true } });
    await api.calls(INGRIDS, '/cohorts/:cohort/handover', { method: 'post', ...IN_COHORT, body: { to: BOSSE, teams: 'all', keep: true } });
    const { people } = rolesView.parse((await api.calls(INGRIDS, '/cohorts/:cohort/roles', { method: 'get', ...IN_COHORT })).body);
    const bosse = people.find(({ id }) => id === BOSSE);
    assert.deepEqual([bosse?.leads, bosse?.analyses], ['all', true]);
    const person: Person = await personOf(api.world, BOSSE);
    assert.equal(person.handedOver?.length, 1);
  });

  it('proposes a year with what each date was moved for', async () => {
    const api = await anApi();
    await stands(api.world, entryOf('p-tio' as PersonId, { teamId: TEAM, sportlov: 10 }));
    const view = yearView.parse((await api.calls(INGRIDS, '/cohorts/:cohort/year', { method: 'get', ...IN_COHORT, query: { begins: '2026', weekday: '2', lang: 'sv' } })).body);
    assert.equal(view.months.length, 11);
    const march = view.months.find(({ month }) => month === '2027-03')?.proposals.find(({ kind }) => kind === 'team-meeting');
    assert.deepEqual(march, { kind: 'team-meeting', days: ['2027-03-16'], insteadOf: { date: '2027-03-09', because: ['sportlov för en deltagare'] } });
    assert.deepEqual(view.calendars.map(({ members }) => members).sort(), [1, 2]);
  });

  it('takes a year and a weekday that there are', async () => {
    const api = await anApi();
    for (const query of [{}, { begins: '1066', weekday: '2' }, { begins: '2026', weekday: '6' }, { begins: 'nu', weekday: '2' }]) {
      assert.equal(errorIn(await api.calls(INGRIDS, '/cohorts/:cohort/year', { method: 'get', ...IN_COHORT, query })).code, 'input-invalid');
    }
  });
});
