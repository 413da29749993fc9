import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRosterCommand } from '../bot/roster-command/run-roster-command.ts';
import { memoryTables } from '../bot/storage/table/memory-tables.ts';
import { createStorage } from '../bot/storage/storage.ts';
import type { Tables } from '../bot/storage/table/tables.ts';
import type { World } from '../bot/usecases/world.ts';
import { CATALOGUE, COHORT, countingIds, PLANNER, PROGRAMME, StoppedClock, testWorld, TENANT } from './support/world.ts';

const HEADERS = 'Namn;E-post;Kommun;Tenant;Roll;Lärteam;Storlek på skor';
const INGRID = `Ingrid Prov;ingrid@ekdalen.example;Ekdalens kommun;${TENANT};Processledare;;38`;
const MAJA = `Maja Prov;maja@ekdalen.example;Ekdalens kommun;${TENANT};Rektor;Eken;39`;

describe('npm run roster', () => {
  let folder: string;
  let world: World;
  let tables: Tables;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'ledtrad-roster-'))));
  after(() => rm(folder, { recursive: true }));
  beforeEach(() => {
    tables = memoryTables();
    const ids = countingIds();
    world = { ...createStorage(tables, () => ids.operation()), clock: new StoppedClock(), ids, catalogue: CATALOGUE, nudges: PLANNER, intake: PROGRAMME, isAllowedTenant: () => true };
  });

  const file = async (...lines: readonly string[]) => {
    const path = join(folder, 'roster.csv');
    await writeFile(path, lines.join('\r\n'));
    return path;
  };
  const runs = async (...given: readonly string[]) => {
    const lines: string[] = [];
    const code = await runRosterCommand(given, async () => ({ world, tables, ensureTables: async () => {} }), (line) => lines.push(line));
    return { code, text: lines.join('\n') };
  };

  it('makes the very first cohort, with the first who lead it', async () => {
    const path = await file(HEADERS, INGRID, MAJA);
    const { code, text } = await runs(path, '--new', 'Omgång 1', '--commit');
    assert.equal(code, 0, text);
    const [cohortId, ...others] = await world.cohorts.list();
    assert.ok(cohortId && others.length === 0);
    assert.equal((await world.cohorts.cohortPage(cohortId))?.cohort.name, 'Omgång 1');
    const ingrid = (await world.rosters.all(cohortId)).find(({ entry }) => entry.name === 'Ingrid Prov')?.entry.pid ?? assert.fail('nobody leads');
    assert.deepEqual((await world.people.load(ingrid))?.value.roles, [{ kind: 'facilitator', cohortId, teams: 'all' }]);
    assert.match((await runs(path, '--commit')).text, /nothing was changed/);
  });

  it('shows what would be done, and does nothing unless it is told to', async () => {
    const { code, text } = await runs(await file(HEADERS, INGRID, MAJA), '--new', 'Omgång 1');
    assert.equal(code, 0);
    assert.deepEqual(text.split('\n'), [
      'Cohort: Omgång 1 (new)',
      '', 'Columns that say nothing to Ledtråd, and are left alone:', '  Storlek på skor',
      '', 'New organisations:', '  Ekdalens kommun',
      '', 'New learning teams:', '  Eken',
      '', 'added  2  Ingrid Prov  facilitator, Ekdalens kommun', 'added  3  Maja Prov    principal, Ekdalens kommun, Eken',
      '', '2 added, 0 changed, 0 removed, 0 unchanged.',
      'This was a dry run, and nothing has been changed. Do it with --commit.',
    ]);
    assert.deepEqual(await world.cohorts.list(), []);
  });

  it('names every fault and ends with 1, whatever was asked for', async () => {
    const { code, text } = await runs(await file(HEADERS, INGRID, MAJA.replace('Rektor', 'Kung')), '--new', 'Omgång 1', '--commit');
    assert.equal(code, 1);
    assert.match(text, /row 3, Role: The role “Kung” is not recognised\./);
    assert.deepEqual(await world.cohorts.list(), []);
  });

  it('finds a cohort by id or name, the only one without either, and asks where there are several', async () => {
    const path = await file(HEADERS, MAJA);
    assert.match((await runs(path)).text, /no cohort yet/);
    ({ tables } = world = await testWorld({ tables }) as World & { tables: Tables });
    for (const given of [[], ['--cohort', COHORT], ['--cohort', 'provkohorten']]) assert.equal((await runs(path, ...given)).code, 0);
    assert.deepEqual((await runs(path, '--cohort', 'en annan')).code, 1);
    await runs(await file(HEADERS, INGRID), '--new', 'Omgång 2', '--commit');
    const { code, text } = await runs(path);
    assert.equal(code, 1);
    assert.match(text, /several cohorts[\s\S]*c-prov {2}Provkohorten/);
  });

  it('makes no cohort of a name that has a roster, and goes on with one that was broken off', async () => {
    const path = await file(HEADERS, INGRID);
    await runs(path, '--new', 'Omgång 1', '--commit');
    assert.equal((await runs(path, '--new', 'omgång 1', '--commit')).code, 1);
    await runs('--undo');
    assert.equal((await runs(path, '--new', 'Omgång 1', '--commit')).code, 0);
    assert.equal((await world.cohorts.list()).length, 1);
  });

  it('takes an import back', async () => {
    await runs(await file(HEADERS, INGRID, MAJA), '--new', 'Omgång 1', '--commit');
    assert.deepEqual((await runs('--undo')).text.split('\n').at(-1), 'Taken back: 2 added, 0 changed, 0 removed.');
    assert.deepEqual([(await runs('--undo')).code, (await runs('--undo')).text.split('\n').at(-1)], [1, 'There is no import to undo.']);
  });

  it('takes off who is not in the file only when it is said to be whole', async () => {
    await runs(await file(HEADERS, INGRID, MAJA), '--new', 'Omgång 1', '--commit');
    const path = await file(HEADERS, INGRID);
    assert.match((await runs(path)).text, /0 removed, 1 unchanged/);
    assert.match((await runs(path, '--whole')).text, /removed +Maja Prov[\s\S]*1 removed, 1 unchanged/);
  });

  for (const [what, given] of Object.entries({
    'no file': [], 'two files': ['a.csv', 'b.csv'], 'a file to undo': ['a.csv', '--undo'], 'a flag that it does not know': ['a.csv', '--force'],
    'a new cohort and an old one': ['a.csv', '--new', 'A', '--cohort', 'B'], 'a programme of an old cohort': ['a.csv', '--programme', 'x'], 'a nameless cohort': ['a.csv', '--new', ' '],
  })) {
    it(`explains itself when it is given ${what}`, async () => {
      const { code, text } = await runs(...given);
      assert.equal(code, 1);
      assert.match(text, /--commit/);
    });
  }

  it('explains itself when it is asked to', async () => {
    const { code, text } = await runs('--help');
    assert.equal(code, 0);
    for (const flag of ['--cohort', '--new', '--programme', '--whole', '--commit', '--undo']) assert.match(text, new RegExp(flag));
  });

  it('says which file or programme is not there', async () => {
    assert.match((await runs(join(folder, 'ingen.csv'), '--new', 'A')).text, /ingen\.csv cannot be read \(ENOENT\)/);
    assert.match((await runs(await file(HEADERS, INGRID), '--new', 'A', '--programme', 'inget')).text, /no programme inget\. There are: ledarhandlingar/);
  });
});
