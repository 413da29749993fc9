import assert from 'node:assert/strict';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { changed } from '../../../bot/domain/person/change.ts';
import { changePerson } from '../../../bot/usecases/change-person.ts';
import { previewImport } from '../../../bot/usecases/roster/preview-import.ts';
import { latestImport, undoImport } from '../../../bot/usecases/roster/undo-import.ts';
import { aPerson, COHORT, PROGRAMME, settle, TEAM, TENANT } from '../../support/world.ts';
import { headOf, summaryIn } from '../builders.ts';
import { anImportingWorld, comes, FACILITATOR, FILE, HEADERS, imported, line, onRoster, state, type Importing } from './importing.ts';

describe('undoing an import', () => {
  let history: Importing;
  beforeEach(async () => {
    history = await anImportingWorld();
  });

  const undo = () => undoImport(history.world, FACILITATOR, COHORT);

  it('leaves nothing of the first one', async () => {
    const before = await state(history);
    await imported(history.world);
    assert.equal((await undo()).kind, 'undone');
    assert.deepEqual(await state(history), before);
    assert.deepEqual((await history.rows()).filter(({ rk }) => rk.startsWith('ri|')), []);
  });

  it('restores those whom it changed, moved and took off, with their weeks and roles', async () => {
    const { world } = history;
    await imported(world);
    const pid = await onRoster(world, 'Olle Prov');
    const before = [await headOf(world, pid), await headOf(world, await onRoster(world, 'Maja Prov'))].map(({ value: { roles, left, name } }) => ({ roles, left, name }));
    world.clock.move({ days: 30 });
    await imported(world, [HEADERS, line({ Namn: 'Maja Lind', Lärteam: 'Syd', Roll: 'Processledare' })], 'whole', 'operator');
    assert.equal((await undo()).kind, 'undone');
    const after = [await headOf(world, pid), await headOf(world, await onRoster(world, 'Maja Prov'))].map(({ value: { roles, left, name } }) => ({ roles, left, name }));
    assert.deepEqual(after, before);
    assert.equal((await summaryIn(world, pid))?.name, 'Olle Prov');
    assert.deepEqual((await headOf(world, await onRoster(world, 'Chefen Prov'))).value.manages.length, 2);
  });

  it('is refused when somebody whom it added has come, with how many, and then changes nothing', async () => {
    await imported(history.world);
    await comes(history.world, 'maja@ekdalen.example', 1);
    const before = await state(history);
    assert.deepEqual(await undo(), { kind: 'refused', reason: 'acted', people: 1 });
    assert.deepEqual(await state(history), before);
  });

  it('is refused when somebody has just come to the door, before their head says so', async () => {
    await imported(history.world);
    await history.world.rosters.markMet(COHORT, await onRoster(history.world, 'Maja Prov'), '2026-11-22T10:00:01.000Z');
    assert.deepEqual(await undo(), { kind: 'refused', reason: 'acted', people: 1 });
  });

  it('is refused when somebody whom it changed has done something since', async () => {
    const { world } = history;
    await imported(world);
    await imported(world, [HEADERS, line({ Skola: 'Granskolan' })]);
    const loaded = await headOf(world, await onRoster(world, 'Maja Prov'));
    await changePerson(world, loaded, (person) => ({ result: undefined, change: changed({ ...person, nextStep: 'Gå en runda' }) }));
    assert.deepEqual(await undo(), { kind: 'refused', reason: 'acted', people: 1 });
  });

  it('does not mind what those do whom it did not concern', async () => {
    const { world } = history;
    await imported(world);
    await imported(world, [HEADERS, line({ Skola: 'Granskolan' })]);
    await comes(world, 'chef@ekdalen.example', 3);
    assert.equal((await undo()).kind, 'undone');
    assert.equal((await world.rosters.find(COHORT, await onRoster(world, 'Maja Prov')))?.value.school, 'Björkskolan');
  });

  it('is refused when the roster says something else of them by now', async () => {
    const { world } = history;
    await imported(world);
    const found = await world.rosters.find(COHORT, await onRoster(world, 'Maja Prov'));
    assert.ok(found);
    await world.rosters.save(COHORT, { ...found.value, school: 'Tallskolan' }, found.etag);
    assert.deepEqual(await undo(), { kind: 'refused', reason: 'roster-changed' });
  });

  it('goes one import back and no further', async () => {
    await imported(history.world);
    await imported(history.world, [HEADERS, line({ Skola: 'Granskolan' })]);
    assert.equal((await undo()).kind, 'undone');
    assert.deepEqual(await undo(), { kind: 'refused', reason: 'nothing-to-undo' });
    assert.equal((await latestImport(history.world, FACILITATOR, COHORT))?.state, 'undone');
  });

  it('keeps a team and an organisation that others have come to use', async () => {
    const { world } = history;
    await imported(world);
    const olle = await world.rosters.find(COHORT, await onRoster(world, 'Olle Prov'));
    assert.ok(olle);
    await world.rosters.save(COHORT, { ...olle.value, pid: 'p-annan' as PersonId, name: 'Annan Prov' }, undefined);
    assert.equal((await undo()).kind, 'undone');
    assert.deepEqual((await world.cohorts.teams(COHORT)).map(({ name }) => name).sort(), ['Norr', 'Nya teamet', 'Syd']);
    assert.deepEqual((await world.organisations.list()).map(({ value: { name } }) => name), ['Sjöhaga kommun']);
  });

  it('keeps what has been noted as ready in a new organisation', async () => {
    const { world } = history;
    await imported(world);
    const found = (await world.organisations.list()).find(({ value: { name } }) => name === 'Ekdalens kommun');
    assert.ok(found);
    await world.organisations.save({ ...found.value, ready: { 'agreement-signed': '2026-11-22' } }, found.etag);
    assert.equal((await undo()).kind, 'undone');
    assert.deepEqual((await world.organisations.list()).map(({ value: { name } }) => name), ['Ekdalens kommun']);
  });

  it('leaves somebody who has a life in another cohort all of it', async () => {
    const { world } = history;
    const other = { kind: 'principal', cohortId: 'c-annan' as typeof COHORT, teamId: TEAM, programme: PROGRAMME, joined: aPerson().ledger.from } as const;
    await settle(world, aPerson({ roles: [other] }));
    const seat = (await previewImport(world, 'operator', COHORT, FILE, 'addition')).plan.changes[0]?.after.seat ?? assert.fail('no seat');
    await world.identities.reserveSeats(TENANT, [{ key: seat, pid: 'p-maja' as PersonId }]);
    await imported(world);
    assert.equal((await headOf(world)).value.roles.length, 2);
    assert.equal((await undo()).kind, 'undone');
    assert.deepEqual((await headOf(world)).value.roles, [other]);
    assert.equal(await summaryIn(world), undefined);
    assert.equal((await world.identities.findSeat(TENANT, 'maja@ekdalen.example'))?.value.pid, 'p-maja');
  });
});
