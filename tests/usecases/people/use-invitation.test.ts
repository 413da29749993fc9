import assert from 'node:assert/strict';
import type { CohortId, OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import { GUESSES, type CodeRefusal, type InvitationCode } from '../../../bot/domain/invitation.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { stateOf } from '../../../bot/domain/selection/candidate.ts';
import type { Identity } from '../../../bot/domain/identity.ts';
import { newSeatRow } from '../../../bot/storage/identities.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import { issueOwnCode, issueRosterCode } from '../../../bot/usecases/people/issue-invitation.ts';
import { findPerson, meetPerson, type Visitor } from '../../../bot/usecases/people/meet-person.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import { saveChoice } from '../../../bot/usecases/trials/save-choice.ts';
import { useInvitation, type CodeUse } from '../../../bot/usecases/people/use-invitation.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { aPerson, COHORT, objectId, OTHER_TEAM, PROGRAMME, TEAM, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { coded, headOf, MAJA } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import { rememberingTables, textOf } from '../stored-rows.ts';

const LEADER = aPerson({ pid: 'p-leder' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const UNKNOWN = 'ZZZZ-ZZZZ-ZZ' as InvitationCode;
const UPN = 'maja.prov@skola.example';

describe('a code for somebody on the roster', () => {
  it('makes whoever says it that person, who is met from then on', async () => {
    const { world, code } = await issued();
    const used = await uses(world, 1, code);
    assert.ok(used.kind === 'joined');
    assert.deepEqual([used.person.value.pid, used.person.value.name, used.person.value.home], [MAJA, 'Maja Prov', identity(1)]);
    assert.equal((await meetPerson(world, visitor(1))).value.pid, MAJA);
    assert.ok((await world.rosters.all(COHORT)).find(({ entry }) => entry.pid === MAJA)?.metAt);
  });

  it('is good for one', async () => {
    const { world, code } = await issued();
    await uses(world, 1, code);
    assert.deepEqual(await uses(world, 2, code), refusedFor('used'));
  });

  it('answers the same to the same identity, however often the tap is delivered', async () => {
    const { world, code } = await issued();
    for (let tap = 0; tap < 3; tap++) assert.equal((await uses(world, 1, code)).kind, 'joined');
  });

  it('said by two at once lets one in', async () => {
    for (let round = 0; round < 5; round++) {
      const { world, tables, code } = await issued();
      const copies = [1, 2].map((number) => ({ number, world: aCopy(world, tables).world }));
      const used = await Promise.all(copies.map((copy) => uses(copy.world, copy.number, code)));
      assert.deepEqual(used.map(({ kind }) => kind).sort(), ['joined', 'refused']);
      const pids = await Promise.all([1, 2].map(async (number) => (await meetPerson(aCopy(world, tables).world, visitor(number))).value.pid));
      assert.equal(pids.filter((pid) => pid === MAJA).length, 1);
    }
  });

  it('is completed by the same identity after a crash at any call to the store', async () => {
    const calls = await callsOfUsing();
    assert.ok(calls > 10);
    for (const kill of everyKill(calls)) {
      const { world, tables, code } = await issued();
      const stranger = await meetPerson(world, visitor(1));
      await registerInterest(world, stranger, { municipality: 'Sjöås', school: 'Bäckskolan', why: '' });
      const loaded = await headOf(world, stranger.value.pid);
      assert.equal(await unlessKilled(useInvitation(aCopy(world, tables, kill).world, visitor(1), loaded, code)), 'killed', JSON.stringify(kill));
      const healed = aCopy(world, tables).world;
      assert.equal((await uses(healed, 1, code)).kind, 'joined', JSON.stringify(kill));
      assert.deepEqual((await headOf(healed)).value.home, identity(1), JSON.stringify(kill));
      assert.equal((await healed.identities.find(identity(1)))?.pid, MAJA, JSON.stringify(kill));
      assert.deepEqual((await healed.candidates.all(PROGRAMME)).map(({ value }) => stateOf(value)), ['accepted'], JSON.stringify(kill));
    }
  });

  it('is seen by another process that still knows the identity as the stranger', async () => {
    const { world, tables, code } = await issued();
    const elsewhere = aCopy(world, tables).world;
    const before = await meetPerson(elsewhere, visitor(1));
    assert.notEqual(before.value.pid, MAJA);
    await uses(world, 1, code);
    assert.equal((await findPerson(elsewhere, identity(1)))?.value.pid, MAJA);
    const reach = { serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: 'a:ett', userId: '29:maja', botId: '28:bot' };
    assert.equal((await meetPerson(elsewhere, { ...visitor(1), reach })).value.pid, MAJA);
    assert.deepEqual(await aCopy(world, tables).world.identities.find(identity(1)), { pid: MAJA, reach });
  });

  it('settles the interest that the stranger had registered', async () => {
    const { world, code } = await issued();
    await registerInterest(world, await meetPerson(world, visitor(1)), { municipality: 'Sjöås', school: 'Bäckskolan', why: '' });
    await uses(world, 1, code);
    const [candidate] = await world.candidates.all(PROGRAMME);
    assert.deepEqual(candidate?.value.outcome, { kind: 'came-in', at: '2026-11-22T10:00:00.000Z', pid: MAJA });
  });

  it('is good for fourteen days', async () => {
    const { world, code, expiresAt } = await issued();
    assert.equal(expiresAt, '2026-12-06T10:00:00.000Z');
    world.clock.set(expiresAt);
    assert.deepEqual(await uses(world, 1, code), refusedFor('expired'));
  });

  it('is good for nothing when another was issued in its place', async () => {
    const { world, code } = await issued();
    const again = await issueRosterCode(world, LEADER, COHORT, MAJA);
    assert.deepEqual(await uses(world, 1, code), refusedFor('unknown'));
    assert.equal((await uses(world, 1, again?.code)).kind, 'joined');
  });

  it('is refused when its person has come by another door', async () => {
    const { world, code } = await issued();
    await meetPerson(world, visitor(5, UPN));
    assert.deepEqual(await uses(world, 1, code), refusedFor('taken'));
    assert.equal((await meetPerson(world, visitor(5))).value.pid, MAJA);
  });

  for (const [name, own] of [
    ['takes part in something', { roles: aPerson().roles }],
    ['leads something', { roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] }],
    ['took part in something', { roles: [], left: [{ cohortId: COHORT, teamId: TEAM, until: '2026-10-01T00:00:00.000Z' }] }],
  ] as const satisfies readonly (readonly [string, Partial<Person>])[]) {
    it(`is refused to somebody who ${name}, and stays good for another`, async () => {
      const { world, code } = await issued();
      await someoneKnown(world, 1, own);
      assert.deepEqual(await uses(world, 1, code), refusedFor('not-fresh'));
      assert.equal((await uses(world, 2, code)).kind, 'joined');
    });
  }

  it('is refused to somebody who has begun to choose', async () => {
    const { world, code } = await issued();
    const stranger = await meetPerson(world, visitor(1));
    await saveChoice(world, stranger, { step: 'area', seen: 'Något', wanted: '', actionIds: [], when: '', where: '', withWhom: '' });
    assert.deepEqual(await uses(world, 1, code), refusedFor('not-fresh'));
  });

  it('is stored as a hash alone', async () => {
    const { rows, code } = await issued();
    for (const row of await rows()) assert.ok(!textOf(row).includes(code) && !textOf(row).includes(code.replaceAll('-', '')), `${row.table} ${row.rk}`);
  });
});

describe('guessing codes', () => {
  it('ends after ten tries an hour, also for the right one', async () => {
    const { world, code } = await issued();
    for (let guess = 0; guess < GUESSES.most; guess++) assert.deepEqual(await uses(world, 1, UNKNOWN), refusedFor('unknown'));
    assert.deepEqual(await uses(world, 1, code), refusedFor('too-many-tries'));
    world.clock.move({ minutes: 61 });
    assert.equal((await uses(world, 1, code)).kind, 'joined');
  });

  it('gains nothing by many processes at once', async () => {
    const { world, tables } = await issued();
    await meetPerson(world, visitor(1));
    const copies = Array.from({ length: 30 }, () => aCopy(world, tables).world);
    const used = await Promise.all(copies.map((copy) => uses(copy, 1, UNKNOWN)));
    assert.ok(used.filter((use) => use.kind === 'refused' && use.why === 'unknown').length <= GUESSES.most);
  });

  it('is one person’s own business', async () => {
    const { world, code } = await issued();
    for (let guess = 0; guess <= GUESSES.most; guess++) await uses(world, 1, UNKNOWN);
    assert.equal((await uses(world, 2, code)).kind, 'joined');
  });

  it('is not counted for what cannot be a code', async () => {
    const { world, code } = await issued();
    for (let guess = 0; guess < 20; guess++) assert.deepEqual(await uses(world, 1, undefined), refusedFor('unknown'));
    assert.equal((await uses(world, 1, code)).kind, 'joined');
  });
});

describe('a code of one’s own', () => {
  it('leads another account to the same person, whose home stays', async () => {
    const { world } = await issued();
    await meetPerson(world, visitor(1, UPN));
    const own = await issueOwnCode(world, (await headOf(world)).value);
    const used = await uses(world, 2, own.code);
    assert.ok(used.kind === 'joined');
    assert.deepEqual([used.person.value.pid, used.person.value.home], [MAJA, identity(1)]);
    assert.equal((await meetPerson(world, visitor(2))).value.pid, MAJA);
  });

  it('is refused to the person themselves, and stays good', async () => {
    const { world } = await issued();
    await meetPerson(world, visitor(1, UPN));
    const own = await issueOwnCode(world, (await headOf(world)).value);
    assert.deepEqual(await uses(world, 1, own.code), refusedFor('own'));
    assert.equal((await uses(world, 2, own.code)).kind, 'joined');
  });

  it('is for nobody who has no place', async () => {
    const { world } = await issued();
    const stranger = await meetPerson(world, visitor(9));
    await assert.rejects(issueOwnCode(world, stranger.value), coded('not-allowed'));
  });
});

describe('issuing a code', () => {
  it('is for who leads the person: all of the cohort, or their team', async () => {
    const { world } = await issued();
    const leading = (teams: 'all' | readonly (typeof TEAM)[]) => aPerson({ pid: 'p-l' as PersonId, roles: [{ kind: 'facilitator', cohortId: COHORT, teams }] });
    assert.ok(await issueRosterCode(world, leading([TEAM]), COHORT, MAJA));
    await assert.rejects(issueRosterCode(world, leading([OTHER_TEAM]), COHORT, MAJA), coded('not-allowed'));
    await assert.rejects(issueRosterCode(world, aPerson(), COHORT, MAJA), coded('not-allowed'));
    await assert.rejects(issueRosterCode(world, LEADER, 'c-annan' as CohortId, MAJA), coded('not-allowed'));
    await assert.rejects(issueRosterCode(world, LEADER, COHORT, 'p-ingen' as PersonId), coded('not-found'));
  });

  it('is not for somebody who has come', async () => {
    const { world } = await issued();
    await meetPerson(world, visitor(1, UPN));
    assert.equal(await issueRosterCode(world, LEADER, COHORT, MAJA), undefined);
  });

  it('finds nobody who is in no list, or has left', async () => {
    const { world } = await issued();
    for (const [pid, change] of [['p-skyddad', { protectedIdentity: true }], ['p-borta', { leftOn: '2026-11-01' }]] as const) {
      await world.people.create(aPerson({ pid: pid as PersonId, roles: [] }));
      await world.rosters.save(COHORT, { ...anEntry(pid as PersonId), ...change }, undefined);
      await assert.rejects(issueRosterCode(world, LEADER, COHORT, pid as PersonId), coded('not-found'));
    }
  });
});

/** Maja is on the roster with a seat and has not been met; a code has been issued for her. */
async function issued() {
  const { tables, rows } = rememberingTables(memoryTables());
  const world = await testWorld({ tables });
  await world.people.create(aPerson());
  await world.rosters.save(COHORT, anEntry(MAJA), undefined);
  const seat = newSeatRow(TENANT, UPN, MAJA);
  await tables.commit('Identity', seat.pk, [{ kind: 'insert', row: seat }]);
  const code = (await issueRosterCode(world, LEADER, COHORT, MAJA)) ?? assert.fail('met already');
  return { world, tables, rows, ...code };
}

function anEntry(pid: PersonId) {
  return {
    pid, name: 'Maja Prov', protectedIdentity: false, organisationId: 'o-prov' as OrganisationId, school: 'Bäckskolan',
    context: { schoolForm: '', sizeClass: '', areaType: '' }, position: 'principal' as const, teamId: TEAM,
  };
}

async function uses(world: World, number: number, code: InvitationCode | undefined): Promise<CodeUse> {
  return await useInvitation(world, visitor(number), await meetPerson(world, visitor(number)), code);
}

async function someoneKnown(world: TestWorld, number: number, person: Partial<Person>): Promise<void> {
  await world.people.create(aPerson({ pid: 'p-egen' as PersonId, home: identity(number), ...person }));
  await world.identities.bind(identity(number), 'p-egen' as PersonId);
}

async function callsOfUsing(): Promise<number> {
  const { world, tables, code } = await issued();
  const stranger = await meetPerson(world, visitor(1));
  await registerInterest(world, stranger, { municipality: 'Sjöås', school: 'Bäckskolan', why: '' });
  const copy = aCopy(world, tables);
  await useInvitation(copy.world, visitor(1), await headOf(world, stranger.value.pid), code);
  return copy.calls();
}

function visitor(number: number, upn?: string): Visitor {
  return { identity: identity(number), profile: async () => ({ name: 'Från värden', ...(upn ? { upn } : {}) }) };
}

function identity(number: number): Identity {
  return { tenantId: TENANT, objectId: objectId(number) };
}

function refusedFor(why: CodeRefusal): CodeUse {
  return { kind: 'refused', why };
}
