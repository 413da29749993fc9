import assert from 'node:assert/strict';
import { commitImport } from '../../bot/usecases/roster/commit-import.ts';
import { handOver } from '../../bot/usecases/cohorts/hand-over.ts';
import { previewImport } from '../../bot/usecases/roster/preview-import.ts';
import { COHORT, OTHER_TEAM } from '../support/world.ts';
import { Api } from './calls.ts';
import { asks, entries } from './privacy/asking.ts';
import { leaksIn } from './privacy/leaks.ts';
import { EVERYBODY, FAR_COHORT, PEOPLE, SJOAS, upnOf, type Who } from './privacy/people.ts';
import { aPrivateWorld, person, type PrivateWorld } from './privacy/private-world.ts';

/** On the roster, so that it can be said of them. */
const BECOMING = ['hidden', 'leadsSyd', 'hiddenHead'] as const satisfies readonly Who[];

describe('who gets protected identity after all was done', () => {
  it('is named in no answer any more when a facilitator says so', async () => {
    const all = await aPrivateWorld(true);
    await standsElsewhere(all);
    assert.notDeepEqual(await namesTold(all), []);
    for (const who of BECOMING) await isHiddenBy(all, who);
    assert.deepEqual(await namesTold(all), []);
  });

  it('nor when a file says so', async () => {
    const all = await aPrivateWorld(true);
    await standsElsewhere(all);
    const lines = BECOMING.map((who) => [PEOPLE[who].name, upnOf(PEOPLE[who]), 'Sjöås kommun', 'ja']);
    await imports(all, lines);
    assert.deepEqual(await namesTold(all), []);
  });

  it('nor among the candidates, when somebody was nominated by name before', async () => {
    const all = await aPrivateWorld();
    const listed = async () => {
      const { body } = await new Api(all.world).calls(PEOPLE.leadsAll.number, '/cohorts/:cohort/candidates', { params: { cohort: COHORT } });
      return JSON.stringify(body).includes('Nils Utanplats');
    };
    assert.ok(await listed());
    await imports(all, [['Nils Utanplats', 'nils.u@sjoas.example', 'Sjöås kommun', 'ja']]);
    assert.ok(!(await listed()));
  });
});

async function imports({ world }: PrivateWorld, lines: readonly (readonly string[])[]): Promise<void> {
  const cells = [['Namn', 'E-post', 'Kommun', 'Skyddad'], ...lines];
  const leader = await person(world, 'leadsAll');
  const { tag } = await previewImport(world, leader, COHORT, cells, 'addition');
  const result = await commitImport(world, leader, COHORT, cells, 'addition', tag);
  assert.equal(result.kind, 'imported', JSON.stringify(result));
}

/** Also on the roster of the other cohort, by name; and a facilitator has handed over. */
async function standsElsewhere({ world }: PrivateWorld): Promise<void> {
  const { pid, name } = PEOPLE.hidden;
  await world.rosters.save(FAR_COHORT, { pid, name, protectedIdentity: false, organisationId: SJOAS, school: '', context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'deputy' }, undefined);
  await handOver(world, await person(world, 'leadsSyd'), { cohortId: COHORT, to: PEOPLE.leadsNorr.pid, teams: [OTHER_TEAM], keep: true });
}

async function isHiddenBy({ world }: PrivateWorld, who: Who): Promise<void> {
  const params = { cohort: COHORT, person: PEOPLE[who].pid };
  const api = new Api(world);
  const path = '/cohorts/:cohort/roster/:person';
  const { body } = await api.calls(PEOPLE.leadsAll.number, path, { method: 'get', params });
  const { etag, details } = body as { etag: string; details: object }; // As the contract says.
  const { status } = await api.calls(PEOPLE.leadsAll.number, path, { method: 'put', params, body: { etag, details: { ...details, protectedIdentity: true } } });
  assert.equal(status, 200);
}

/** By whom which of their names can be read, and where. */
async function namesTold(all: PrivateWorld): Promise<readonly string[]> {
  const names = new Set<string>(BECOMING.map((who) => PEOPLE[who].name));
  const told: string[] = [];
  // As it is now: of one world only one copy is made.
  const now = { ...all };
  for (const who of EVERYBODY) {
    for (const [route, access] of entries().filter(([{ method }]) => method === 'get')) {
      const { text } = await asks(now, route, access, who);
      told.push(...leaksIn(text, { by: who, tells: 'own-ids' }).filter((leak) => names.has(leak)).map((name) => `${name} to ${who}: ${route.path}`));
    }
  }
  return told;
}
