import assert from 'node:assert/strict';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { commitImport } from '../../../bot/usecases/roster/commit-import.ts';
import { listRoster } from '../../../bot/usecases/roster/list-roster.ts';
import { previewImport } from '../../../bot/usecases/roster/preview-import.ts';
import { latestImport, undoImport } from '../../../bot/usecases/roster/undo-import.ts';
import { followRoster } from '../../../bot/usecases/roster/follow-roster.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import type { MeetingId } from '../../../bot/domain/ids.ts';
import { contentOfMeeting } from '../../domain/meeting/builders.ts';
import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import { type Azurite, startAzurite } from '../../support/azurite.ts';
import { aPerson, COHORT, OTHER_TEAM, PROGRAMME, settle, TEAM, TENANT, testWorld, week, type TestWorld } from '../../support/world.ts';
import { coded, headOf, summaryIn } from '../builders.ts';
import { anImportingWorld, comes, FACILITATOR, FILE, HEADERS, imported, importing, line, onRoster, SJOHAGA } from './importing.ts';
import { textOf } from '../stored-rows.ts';

describe('an import of a roster', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await testWorld();
  });

  it('brings organisations, teams, entries, heads and what the teams show of them', async () => {
    const { counts } = await imported(world);
    assert.deepEqual(counts, { added: 4, changed: 0, removed: 0, organisations: 2, teams: 1 });
    assert.deepEqual((await world.organisations.list()).map(({ value: { name, tenantId } }) => [name, tenantId]).sort(), [['Ekdalens kommun', TENANT], ['Sjöhaga kommun', SJOHAGA]]);
    const team = (await world.cohorts.teams(COHORT)).find(({ name }) => name === 'Nya teamet') ?? assert.fail();
    const page = await world.cohorts.teamPage(team);
    assert.deepEqual([page?.team.cohortName, page?.members.map(({ name }) => name)], ['Provkohorten', ['Olle Prov']]);
    const maja = await headOf(world, await onRoster(world, 'Maja Prov'));
    assert.deepEqual(maja.value.roles, [{ kind: 'principal', cohortId: COHORT, teamId: TEAM, programme: PROGRAMME, joined: week('2026-W47') }]);
    assert.equal((await summaryIn(world, maja.value.pid))?.name, 'Maja Prov');
  });

  it('has each person come in by their own seat', async () => {
    await imported(world);
    assert.equal((await comes(world, 'Maja@Ekdalen.example', 1)).pid, await onRoster(world, 'Maja Prov'));
    assert.equal((await comes(world, 'olle@sjohaga.example', 2, SJOHAGA)).name, 'Olle Prov');
    assert.notEqual((await comes(world, 'olle@sjohaga.example', 3)).name, 'Olle Prov');
  });

  it('tells managers whose manager they are, in one change however many', async () => {
    await imported(world);
    const chef = await headOf(world, await onRoster(world, 'Chefen Prov'));
    const members = [await onRoster(world, 'Maja Prov'), await onRoster(world, 'Hemlig Prov')];
    assert.deepEqual(chef.value.manages, members.map((pid) => ({ pid, cohortId: COHORT, teamId: TEAM })));
    assert.equal(chef.value.rev, 2);
  });

  it('has newcomers know the meetings of their team', async () => {
    await planMeetings(world, FACILITATOR, COHORT, { plan: 'mote' as MeetingId, content: contentOfMeeting(), dates: [] });
    await imported(world);
    assert.deepEqual((await headOf(world, await onRoster(world, 'Maja Prov'))).value.meetings.map(({ id }) => id), ['mote']);
  });

  it('the same again writes nothing', async () => {
    let writes = 0;
    const counted = await anImportingWorld({ before: ({ operation }) => void (writes += operation === 'commit' ? 1 : 0) });
    await imported(counted.world);
    writes = 0;
    assert.deepEqual(await importing(counted.world), { kind: 'nothing-to-do' });
    assert.equal(writes, 0);
  });

  it('moves, renames and gives another role without losing what was done', async () => {
    await imported(world);
    const pid = await onRoster(world, 'Maja Prov');
    await imported(world, [HEADERS, line({ Namn: 'Maja Lind', Lärteam: 'Syd', Chef: 'chef@ekdalen.example' })]);
    const { value: head } = await headOf(world, pid);
    assert.deepEqual([head.name, head.roles.map((role) => 'teamId' in role && role.teamId), head.left.map(({ teamId }) => teamId)], ['Maja Lind', [OTHER_TEAM], [TEAM]]);
    assert.deepEqual((await world.cohorts.teamPage({ cohortId: COHORT, teamId: TEAM }))?.members.map(({ pid: member }) => member), [await onRoster(world, 'Hemlig Prov')]);
    assert.deepEqual((await headOf(world, await onRoster(world, 'Chefen Prov'))).value.manages.map(({ teamId }) => teamId).sort(), [TEAM, OTHER_TEAM]);
  });

  it('that changes a school leaves what was granted beside the roster', async () => {
    await imported(world, [HEADERS, line({ Roll: 'Processledare', Lärteam: '' })]);
    const pid = await onRoster(world, 'Maja Prov');
    const cohort = (await world.cohorts.find(COHORT)) ?? assert.fail('no cohort');
    await world.rosters.grant(COHORT, pid, { leads: [TEAM, OTHER_TEAM] }, undefined, cohort);
    await imported(world, [HEADERS, line({ Roll: 'Processledare', Lärteam: '', Skola: 'Granskolan' })]);
    assert.deepEqual((await headOf(world, pid)).value.roles, [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM, OTHER_TEAM] }]);
  });

  it('of the whole roster has who is not in it leave, and keeps their history', async () => {
    await imported(world);
    const pid = await onRoster(world, 'Olle Prov');
    await imported(world, FILE.filter((row) => !row.includes('Olle Prov')), 'whole');
    const entry = await world.rosters.find(COHORT, pid);
    assert.equal(entry?.value.leftOn, '2026-11-22');
    const { value: head } = await headOf(world, pid);
    assert.deepEqual([head.roles, head.left.length], [[], 1]);
    assert.equal(await summaryIn(world, pid), undefined);
  });

  it('gives one who is in another cohort one role more, as the person they are', async () => {
    await settle(world, aPerson({ pid: 'p-maja' as PersonId, roles: [] }));
    await world.identities.reserveSeats(TENANT, [{ key: (await previewImport(world, 'operator', COHORT, FILE, 'addition')).plan.changes[0]?.after.seat ?? assert.fail(), pid: 'p-maja' as PersonId }]);
    await imported(world);
    assert.equal(await onRoster(world, 'Maja Prov'), 'p-maja');
    assert.deepEqual((await headOf(world)).value.roles.map(({ kind }) => kind), ['principal']);
    assert.equal((await summaryIn(world))?.name, 'Maja Prov');
  });

  it('marks those met who had come to another cohort', async () => {
    await settle(world, aPerson({ roles: [], home: { tenantId: TENANT, objectId: FACILITATOR.pid as never } }));
    const { plan } = await previewImport(world, 'operator', COHORT, FILE, 'addition');
    await world.identities.reserveSeats(TENANT, [{ key: plan.changes[0]?.after.seat ?? assert.fail(), pid: 'p-maja' as PersonId }]);
    await imported(world);
    assert.deepEqual((await world.rosters.all(COHORT)).flatMap(({ entry, metAt }) => (metAt ? [entry.pid] : [])), ['p-maja']);
  });

  it('is refused, with how it is now, when the roster has changed since it was looked at', async () => {
    await imported(world);
    const cells = [HEADERS, line({ Skola: 'Granskolan', Chef: 'chef@ekdalen.example' })];
    const { tag } = await previewImport(world, FACILITATOR, COHORT, cells, 'addition');
    const found = await world.rosters.find(COHORT, await onRoster(world, 'Olle Prov'));
    assert.ok(found);
    await world.rosters.save(COHORT, { ...found.value, school: 'Tallskolan' }, found.etag);
    const refused = await commitImport(world, FACILITATOR, COHORT, cells, 'addition', tag);
    assert.ok(refused.kind === 'refused' && refused.preview.tag !== tag);
    const second = await commitImport(world, FACILITATOR, COHORT, cells, 'addition', refused.preview.tag);
    assert.equal(second.kind, 'imported');
  });

  it('is refused when somebody is granted what it would make forbidden, between what it was planned upon and the decision', async () => {
    await imported(world);
    const [boss, cohort] = [await onRoster(world, 'Chefen Prov'), await world.cohorts.find(COHORT)];
    assert.ok(cohort);
    const cells = [HEADERS, line({ Chef: 'chef@ekdalen.example', Lärteam: 'Syd' })];
    const { tag } = await previewImport(world, FACILITATOR, COHORT, cells, 'addition');
    const granting = { ...world, rosterImports: { ...world.rosterImports, async prepare(...asked: Parameters<typeof world.rosterImports.prepare>) {
      await world.rosters.grant(COHORT, boss, { leads: [OTHER_TEAM] }, undefined, cohort);
      await world.rosterImports.prepare(...asked);
    } } };
    const refused = await commitImport(granting, FACILITATOR, COHORT, cells, 'addition', tag);
    assert.deepEqual(refused.kind === 'refused' && refused.preview.plan.faults.map(({ code }) => code), ['manager-leads']);
  });

  it('is not to be had for a cohort that is closed', async () => {
    const cohort = (await world.cohorts.find(COHORT)) ?? assert.fail('no cohort');
    await world.cohorts.saveCohort({ ...cohort.value, closedOn: '2026-11-20' }, cohort.etag);
    await assert.rejects(previewImport(world, FACILITATOR, COHORT, FILE, 'addition'), coded('cohort-closed'));
  });

  it('is refused when the roster changes between what it was planned upon and the decision', async () => {
    await imported(world);
    const found = await world.rosters.find(COHORT, await onRoster(world, 'Olle Prov'));
    assert.ok(found);
    const interrupted: TestWorld = {
      ...world,
      rosterImports: {
        ...world.rosterImports,
        async prepare(...asked) {
          await world.rosterImports.prepare(...asked);
          await world.rosters.save(COHORT, { ...found.value, school: 'Tallskolan' }, found.etag);
        },
      },
    };
    assert.equal((await importing(interrupted, [HEADERS, line({ Skola: 'Granskolan' })])).kind, 'refused');
    assert.equal((await world.rosters.find(COHORT, await onRoster(world, 'Maja Prov')))?.value.school, 'Björkskolan');
  });

  it('is refused when the file is another than was looked at, or has faults', async () => {
    const { tag } = await previewImport(world, FACILITATOR, COHORT, FILE, 'addition');
    assert.equal((await commitImport(world, FACILITATOR, COHORT, FILE.slice(0, 3), 'addition', tag)).kind, 'refused');
    assert.equal((await commitImport(world, FACILITATOR, COHORT, FILE, 'whole', tag)).kind, 'refused');
    const faulty = [HEADERS, line({ Roll: 'Kung' })];
    const preview = await previewImport(world, FACILITATOR, COHORT, faulty, 'addition');
    assert.equal((await commitImport(world, FACILITATOR, COHORT, faulty, 'addition', preview.tag)).kind, 'refused');
    assert.deepEqual(await world.rosters.all(COHORT), []);
  });

  it('is for who leads the whole cohort', async () => {
    const others = [
      aPerson(), aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] }),
      aPerson({ roles: [{ kind: 'facilitator', cohortId: 'c-annan' as typeof COHORT, teams: 'all' }] }), aPerson({ roles: [{ kind: 'analyst', cohortId: COHORT }] }),
    ];
    for (const person of others) {
      await assert.rejects(previewImport(world, person, COHORT, FILE, 'addition'), coded('not-allowed'));
      await assert.rejects(commitImport(world, person, COHORT, FILE, 'addition', ''), coded('not-allowed'));
      await assert.rejects(undoImport(world, person, COHORT), coded('not-allowed'));
      await assert.rejects(latestImport(world, person, COHORT), coded('not-allowed'));
    }
  });

  it('of a cohort that is not there is not found', async () => {
    await assert.rejects(previewImport(world, 'operator', 'c-ingen' as typeof COHORT, FILE, 'addition'), coded('not-found'));
  });
});

describe('an import on the emulator', () => {
  let azurite: Azurite;
  before(async () => void (azurite = await startAzurite()));
  after(() => azurite.close());

  it('is carried out, changed and taken back as in memory', async () => {
    const tables = azureTables({ connectionString: azurite.connectionString });
    await tables.ensureTables();
    const world = await testWorld({ tables });
    await imported(world);
    await imported(world, [HEADERS, line({ Namn: 'Maja Lind', Lärteam: 'Syd' })], 'whole', 'operator');
    assert.equal((await importing(world)).kind, 'imported');
    assert.equal((await undoImport(world, FACILITATOR, COHORT)).kind, 'undone');
    assert.equal(await onRoster(world, 'Maja Lind'), (await world.rosters.all(COHORT)).find(({ entry }) => entry.teamId === OTHER_TEAM)?.entry.pid);
  }).timeout(20_000);
});

describe('protected identity', () => {
  it('is named in the person’s own head alone, and stands in no list', async () => {
    const { world, rows } = await anImportingWorld();
    await imported(world);
    const naming = (await rows()).filter((row) => textOf(row).includes('Hemlig'));
    assert.deepEqual(naming.map(({ table, rk }) => `${table} ${rk}`), ['People 0']);
    const list = await listRoster(world, FACILITATOR, COHORT);
    assert.deepEqual([list.members.some(({ entry }) => entry.protectedIdentity), list.notListed], [false, 1]);
  });

  it('of one who had been listed takes the name away everywhere, and is not lifted by undoing', async () => {
    const { world, rows } = await anImportingWorld();
    await imported(world);
    await imported(world, [HEADERS, line({ Skyddad: 'ja', Chef: 'chef@ekdalen.example' })]);
    const naming = async () => (await rows()).filter((row) => textOf(row).includes('Maja') && row.table !== 'People').map(({ rk }) => rk);
    assert.deepEqual(await naming(), []);
    await undoImport(world, FACILITATOR, COHORT);
    assert.deepEqual(await naming(), []);
  });

  it('of one who is in another cohort as well takes the name away there too', async () => {
    const { world } = await anImportingWorld();
    await imported(world);
    const pid = await onRoster(world, 'Maja Prov');
    const other = 'c-annan' as typeof COHORT;
    const entry = (await world.rosters.find(COHORT, pid))?.value ?? assert.fail();
    const { teamId: _, ...analyst } = { ...entry, position: 'analyst' as const };
    await world.rosters.save(other, analyst, undefined);
    await followRoster(world, { cohort: { cohortId: other, programme: PROGRAMME }, entry: analyst });
    await imported(world, [HEADERS, line({ Skyddad: 'ja', Chef: 'chef@ekdalen.example' })]);
    assert.equal((await world.rosters.find(other, pid))?.value.name, undefined);
  });

  it('takes the address and the directory nowhere outside Identity', async () => {
    const { world, rows } = await anImportingWorld();
    await imported(world);
    const addressed = (await rows()).filter((row) => row.table !== 'Identity' && /@|ekdalen\.example/.test(textOf(row)));
    assert.deepEqual(addressed.map(({ rk }) => rk), []);
  });
});
