import assert from 'node:assert/strict';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { AnswerLost, type TableCall } from '../../../bot/storage/table/memory-tables.ts';
import { membershipsOf } from '../../../bot/domain/person/person.ts';
import { settleImports } from '../../../bot/usecases/roster/settle-import.ts';
import { undoImport } from '../../../bot/usecases/roster/undo-import.ts';
import type { Cells } from '../../../bot/usecases/roster/preview-import.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { COHORT, TENANT } from '../../support/world.ts';
import { coded } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import { anImportingWorld, FACILITATOR, FILE, HEADERS, imported, importing, line, SJOHAGA, type Importing } from './importing.ts';
import { takingTurns, inEveryOrder } from '../taking-turns.ts';

/** Somebody moves, somebody leaves, somebody is new, somebody gets a name and a manager. */
const NEXT: Cells = [
  HEADERS,
  line({ Lärteam: 'Syd', Chef: 'chef@ekdalen.example' }),
  line({ Namn: 'Hemlig Prov', 'E-post': 'hemlig@ekdalen.example', Skyddad: 'ja', Lärteam: 'Ännu ett', Chef: 'chef@ekdalen.example' }),
  line({ Namn: 'Chefen Lind', 'E-post': 'chef@ekdalen.example', Roll: 'Skolchef', Skola: '', Lärteam: '' }),
  line({ Namn: 'Ny Prov', 'E-post': 'ny@tallby.example', Kommun: 'Tallby kommun', Tenant: '', Chef: 'chef@ekdalen.example' }),
];

interface Story {
  readonly what: string;
  readonly before: (world: World) => Promise<unknown>;
  readonly act: (world: World) => Promise<unknown>;
}

const STORIES: readonly Story[] = [
  { what: 'the first import', before: async () => undefined, act: (world) => importing(world) },
  { what: 'an import of the whole roster', before: (world) => imported(world), act: (world) => importing(world, NEXT, 'whole', 'operator') },
  { what: 'undoing the first import', before: (world) => imported(world), act: (world) => undoImport(world, FACILITATOR, COHORT) },
  {
    what: 'undoing an import of the whole roster',
    before: async (world) => {
      await imported(world);
      await imported(world, NEXT, 'whole', 'operator');
    },
    act: (world) => undoImport(world, FACILITATOR, COHORT),
  },
];

describe('a crash at any call to the store', () => {
  for (const { what, before, act } of STORIES) {
    it(`of ${what} leaves all of it or nothing when the clock has been there, and again does the rest`, async () => {
      const [from, to] = [await after(before), await after(before, act)];
      const seen = { nothing: 0, all: 0 };
      for (const kill of everyKill(await callsOf(before, act))) {
        const history = await anImportingWorld();
        await before(history.world);
        assert.equal(await unlessKilled(act(aCopy(history.world, history.tables, kill).world)), 'killed');
        history.world.clock.move({ seconds: 61 });
        await settleImports(history.world, (error) => { throw error; });
        const healed = await seenIn(history.world);
        const isAll = JSON.stringify(healed) === JSON.stringify(to);
        seen[isAll ? 'all' : 'nothing'] += 1;
        if (!isAll) assert.deepEqual(healed, from, `killed ${kill.when} call ${kill.call}`);
        await act(history.world);
        assert.deepEqual(await seenIn(history.world), to, `killed ${kill.when} call ${kill.call}, then again`);
      }
      assert.ok(seen.nothing > 5 && seen.all > 5, JSON.stringify(seen));
    }).timeout(120_000);

    it(`of ${what}, and at any call of the clock that goes on, heals the next time`, async () => {
      const [from, to] = [await after(before), await after(before, act)];
      const calls = await callsOf(before, act);
      for (const kill of everyKill(calls).filter((_, index) => index % 5 === 0)) {
        for (let second = 1; second < calls; second += 4) {
          const history = await anImportingWorld();
          await before(history.world);
          await unlessKilled(act(aCopy(history.world, history.tables, kill).world));
          history.world.clock.move({ seconds: 61 });
          await unlessKilled(settleImports(aCopy(history.world, history.tables, { call: second, when: second % 2 === 0 ? 'before' : 'after' }).world, () => undefined));
          history.world.clock.move({ seconds: 61 });
          await settleImports(history.world, (error) => { throw error; });
          const healed = await seenIn(history.world);
          assert.ok([from, to].some((view) => JSON.stringify(view) === JSON.stringify(healed)), `killed at ${kill.call} and ${second}`);
        }
      }
    }).timeout(120_000);

    it(`of ${what}, whose answer was lost, is recognised as done`, async () => {
      const to = await after(before, act);
      for (let lost = 1; lost < 200; lost += 1) {
        const faults = new LosingAnswers();
        const history = await anImportingWorld(faults);
        await before(history.world);
        faults.loseCommit(lost);
        await act(history.world);
        assert.deepEqual(await seenIn(history.world), to, `lost the answer of commit ${lost}`);
        if (!faults.hasLost) return;
      }
      assert.fail('there was no end of commits');
    }).timeout(120_000);
  }

  it('of an import is healed by the next look as well, once it has been let alone for a minute', async () => {
    const history = await anImportingWorld();
    const calls = await callsOf(async () => undefined, (world) => importing(world));
    await unlessKilled(importing(aCopy(history.world, history.tables, { call: calls - 6, when: 'after' }).world));
    await assert.rejects(importing(history.world, NEXT), coded('too-busy'));
    const found = (await history.world.rosters.all(COHORT))[0] ?? assert.fail('the roster has nobody yet');
    await assert.rejects(history.world.rosters.save(COHORT, { ...found.entry, school: 'X' }, found.etag), coded('too-busy'));
    history.world.clock.move({ seconds: 61 });
    assert.deepEqual(await importing(history.world), { kind: 'nothing-to-do' });
    assert.deepEqual(await seenIn(history.world), await after((world) => importing(world)));
  });
});

describe('two copies that import at the same time', () => {
  it('agree, in every order with an interruption: one is first, and the other is told', async () => {
    const outcomes = new Set<string>();
    const [alone, both] = [await after((world) => importing(world)), await after(async (world) => { await importing(world); await importing(world, NEXT); })];
    const orders = await inEveryOrder(1, async (choose) => {
      const history = await anImportingWorld();
      const told: string[] = [];
      const task = (cells: Cells) => async (tables: Importing['tables']) => {
        told.push(await outcome(importing(onTables(history.world, tables), cells)));
      };
      await takingTurns(history.tables, [task(FILE), task(FILE)], choose);
      outcomes.add(told.sort().join(' '));
      history.world.clock.move({ seconds: 61 });
      await settleImports(history.world, (error) => { throw error; });
      assert.deepEqual(await seenIn(history.world), alone);
      await importing(history.world, NEXT);
      assert.deepEqual(await seenIn(history.world), both);
    });
    assert.ok(orders > 40, `only ${orders} orders`);
    assert.deepEqual([...outcomes].sort(), ['imported nothing-to-do', 'imported refused', 'imported too-busy']);
  }).timeout(120_000);
});

async function outcome(result: ReturnType<typeof importing>): Promise<string> {
  try {
    return (await result).kind;
  } catch (error) {
    if (coded('too-busy')(error)) return 'too-busy';
    throw error;
  }
}

function onTables(world: World, tables: Importing['tables']): World {
  return aCopy(world, tables).world;
}

async function after(...acts: readonly ((world: World) => Promise<unknown>)[]) {
  const { world } = await anImportingWorld();
  for (const act of acts) await act(world);
  return await seenIn(world);
}

async function callsOf(before: (world: World) => Promise<unknown>, act: (world: World) => Promise<unknown>): Promise<number> {
  const history = await anImportingWorld();
  await before(history.world);
  const copy = aCopy(history.world, history.tables);
  await act(copy.world);
  return copy.calls();
}

/** Everything that anybody could see, by names: ids differ from one try to the next. */
async function seenIn(world: World) {
  const [members, organisations, teams] = await Promise.all([world.rosters.all(COHORT), world.organisations.list(), world.cohorts.teams(COHORT)]);
  const teamName = (teamId: string | undefined) => teams.find((team) => team.teamId === teamId)?.name ?? teamId;
  const heads = new Map(await Promise.all(members.map(async ({ entry }) => [entry.pid, (await world.people.load(entry.pid))?.value] as const)));
  const nameOf = (pid: PersonId | undefined) => pid && heads.get(pid)?.name;
  const seats = await Promise.all([TENANT, SJOHAGA].map((tenantId) => world.identities.seatsOf(tenantId)));
  const pages = await Promise.all(teams.map(async (team) => [team.name, (await world.cohorts.teamPage(team))?.members.map(({ pid }) => nameOf(pid) ?? pid).sort()]));
  return {
    organisations: organisations.map(({ value: { name, tenantId } }) => `${name} ${tenantId ?? ''}`).sort(),
    pages: pages.sort(),
    people: members.map(({ entry }) => {
      const head = heads.get(entry.pid);
      return {
        name: head?.name,
        listed: entry.name,
        school: entry.school,
        team: teamName(entry.teamId),
        leftOn: entry.leftOn,
        manager: nameOf(entry.manager),
        roles: head?.roles.map((role) => [role.kind, 'teamId' in role ? teamName(role.teamId) : '']),
        memberships: head && membershipsOf(head).length,
        left: head?.left.map(({ teamId }) => teamName(teamId)),
        manages: head?.manages.map(({ pid, teamId }) => [nameOf(pid), teamName(teamId)]).sort(),
        seated: seats.some((each) => entry.seat !== undefined && each.get(entry.seat) === entry.pid),
      };
    }).sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)),
  };
}

/** Loses the answer of one commit, counted from when it was asked for. */
class LosingAnswers {
  hasLost = false;
  #left = Infinity;

  loseCommit(number: number): void {
    this.#left = number;
  }

  readonly after = ({ operation }: TableCall): void => {
    if (operation !== 'commit' || this.hasLost) return;
    this.#left -= 1;
    if (this.#left > 0) return;
    this.hasLost = true;
    throw new AnswerLost();
  };
}

