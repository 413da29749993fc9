import assert from 'node:assert/strict';
import type { CohortId, OrganisationId, PersonId, TeamId } from '../../../bot/domain/ids.ts';
import { membershipsOf } from '../../../bot/domain/person/person.ts';
import { changeRosterEntry, type EntryDetails } from '../../../bot/usecases/roster/change-roster-entry.ts';
import { followRoster } from '../../../bot/usecases/roster/follow-roster.ts';
import { leaveCohort, returnToCohort } from '../../../bot/usecases/roster/leave-cohort.ts';
import { moveMember } from '../../../bot/usecases/roster/move-member.ts';
import { repairProjections } from '../../../bot/usecases/repair-projections.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { aPerson, PROGRAMME, settle, TENANT } from '../../support/world.ts';
import { coded, headOf, submitOf, summaryIn, written } from '../builders.ts';
import { aCohort, BOSSE, COHORT, entryIn, entryOf, INGRID, killedEverywhere, MAJA, OLLE, ORGANISATION, OTHER_TEAM, personOf, stands, TEAM, teamMembers, textsOf, type Place } from '../places.ts';
import { textOf } from '../stored-rows.ts';

const MAJAS_PLACE = { cohortId: COHORT, pid: MAJA };
const BEFORE = submitOf(written({ did: 'Det här delade jag i Norr.' }));

async function tells(world: World, submit: ReturnType<typeof submitOf>): Promise<void> {
  await submitReflection(world, await headOf(world), submit);
}

async function aSharingCohort(): Promise<Place> {
  const place = await aCohort();
  await tells(place.world, BEFORE);
  place.world.clock.move({ minutes: 5 });
  return place;
}

async function repaired({ world }: Place): Promise<void> {
  world.clock.move({ seconds: 61 });
  await repairProjections(world, TENANT);
}

async function moves(world: World, teamId: TeamId | undefined = OTHER_TEAM): Promise<void> {
  await moveMember(world, await personOf(world, INGRID), MAJAS_PLACE, teamId);
}

async function leaves(world: World, pid = MAJA): Promise<void> {
  await leaveCohort(world, await personOf(world, INGRID), { cohortId: COHORT, pid });
}

describe('moving a member to another learning team', () => {
  it('takes them off the former team’s page at once, and puts them on the new one’s', async () => {
    const { world } = await aSharingCohort();
    await moves(world);
    assert.deepEqual(await teamMembers(world, TEAM), []);
    assert.deepEqual(await teamMembers(world, OTHER_TEAM), [MAJA]);
  });

  it('moves the version of both teams, so that open pages are read anew', async () => {
    const { world } = await aSharingCohort();
    const versions = async () => Promise.all([TEAM, OTHER_TEAM].map((teamId) => world.cohorts.teamVersion({ cohortId: COHORT, teamId })));
    const [norr, syd] = await versions();
    await moves(world);
    const [norrAfter, sydAfter] = await versions();
    assert.ok(norr !== norrAfter && syd !== sydAfter);
  });

  it('leaves what they shared before where it was shared, and brings it nowhere else', async () => {
    const place = await aSharingCohort();
    await moves(place.world);
    await repaired(place);
    assert.deepEqual(await textsOf(place.world, TEAM), ['Det här delade jag i Norr.']);
    assert.deepEqual(await textsOf(place.world, OTHER_TEAM), []);
  });

  it('shows what they share from then on to the new team alone, also on the same day and after a repair', async () => {
    const place = await aSharingCohort();
    await moves(place.world);
    place.world.clock.move({ minutes: 5 });
    await tells(place.world, submitOf(written({ did: 'Det här delar jag i Syd.' }), { week: '2026-W46' }));
    await repaired(place);
    await tells(place.world, submitOf(written({ did: 'Det här ändrade jag i Syd.' }), { week: '2026-W46', baseRev: 1 }));
    await repaired(place);
    assert.deepEqual(await textsOf(place.world, TEAM), ['Det här delade jag i Norr.']);
    assert.deepEqual(await textsOf(place.world, OTHER_TEAM), ['Det här ändrade jag i Syd.']);
  });

  it('lets them take back in the former team what they shared there', async () => {
    const { world } = await aSharingCohort();
    await moves(world);
    await tells(world, submitOf(written({ did: 'Det här delade jag i Norr.', visibility: 'me' }), { baseRev: 1 }));
    assert.deepEqual(await textsOf(world, TEAM), []);
    assert.deepEqual(await textsOf(world, OTHER_TEAM), []);
  });

  it('brings an edit of what was shared in the former team there, and not to the new one', async () => {
    const { world } = await aSharingCohort();
    await moves(world);
    await tells(world, submitOf(written({ did: 'Rättat efter flytten.' }), { baseRev: 1 }));
    assert.deepEqual(await textsOf(world, TEAM), ['Rättat efter flytten.']);
    assert.deepEqual(await textsOf(world, OTHER_TEAM), []);
  });

  it('and back again lets each team keep what was written in it', async () => {
    const { world } = await aSharingCohort();
    await moves(world);
    world.clock.move({ minutes: 5 });
    await tells(world, submitOf(written({ did: 'Skrivet i Syd.' }), { week: '2026-W46' }));
    world.clock.move({ minutes: 5 });
    await moves(world, TEAM);
    await tells(world, submitOf(written({ did: 'Skrivet i Syd, ändrat i Norr.' }), { week: '2026-W46', baseRev: 1 }));
    await tells(world, submitOf(written({ did: 'Skrivet i Norr, ändrat i Norr.' }), { baseRev: 1 }));
    assert.deepEqual(await textsOf(world, TEAM), ['Skrivet i Norr, ändrat i Norr.']);
    assert.deepEqual(await textsOf(world, OTHER_TEAM), ['Skrivet i Syd, ändrat i Norr.']);
    assert.deepEqual(await teamMembers(world, TEAM), [MAJA]);
    assert.deepEqual(await teamMembers(world, OTHER_TEAM), []);
  });

  it('keeps everything that is theirs', async () => {
    const { world } = await aSharingCohort();
    const before = await personOf(world, MAJA);
    await moves(world);
    const after = await personOf(world, MAJA);
    assert.deepEqual([after.trials, after.ledger, after.recent, after.nextStep], [before.trials, before.ledger, before.recent, before.nextStep]);
    assert.equal(await world.people.countReflections(MAJA), 1);
  });

  it('heals when it is killed at any call and done again', async () => {
    await killedEverywhere(aSharingCohort, moves, async (place) => {
      await repaired(place);
      assert.deepEqual(await teamMembers(place.world, TEAM), []);
      assert.deepEqual(await teamMembers(place.world, OTHER_TEAM), [MAJA]);
      assert.deepEqual(await textsOf(place.world, TEAM), ['Det här delade jag i Norr.']);
      assert.deepEqual(await textsOf(place.world, OTHER_TEAM), []);
      assert.deepEqual(membershipsOf(await personOf(place.world, MAJA)).map(({ teamId }) => teamId), [OTHER_TEAM]);
    });
  });

  it('keeps an older try from bringing them back to the former team’s page', async () => {
    const place = await aSharingCohort();
    const stale = await headOf(place.world);
    await moves(place.world);
    await submitReflection(place.world, stale, submitOf(written({ did: 'Skickat från en gammal sida.' }), { week: '2026-W45' }));
    assert.deepEqual(await teamMembers(place.world, TEAM), []);
    assert.deepEqual(await textsOf(place.world, OTHER_TEAM), ['Skickat från en gammal sida.']);
  });

  it('changes nothing the second time', async () => {
    const { world } = await aSharingCohort();
    await moves(world);
    const { rev } = await personOf(world, MAJA);
    await moves(world);
    assert.equal((await personOf(world, MAJA)).rev, rev);
  });

  it('is for who leads the whole cohort', async () => {
    const { world } = await aSharingCohort();
    for (const pid of [OLLE, MAJA]) await assert.rejects(moveMember(world, await personOf(world, pid), MAJAS_PLACE, OTHER_TEAM), coded('not-allowed'));
    await assert.rejects(moveMember(world, await personOf(world, INGRID), { ...MAJAS_PLACE, cohortId: 'c-annan' as CohortId }, OTHER_TEAM), coded('not-allowed'));
  });

  it('needs a team and a person that are there', async () => {
    const { world } = await aSharingCohort();
    await assert.rejects(moves(world, 'ost' as TeamId), coded('not-found'));
    await assert.rejects(moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: 'p-ingen' as PersonId }, TEAM), coded('not-found'));
  });

  it('moves in the same way somebody who has never been met', async () => {
    const { world } = await aCohort();
    await moveMember(world, await personOf(world, INGRID), { cohortId: COHORT, pid: BOSSE }, TEAM);
    assert.deepEqual([...(await teamMembers(world, TEAM))].sort(), [BOSSE, MAJA]);
  });
});

describe('leaving a cohort', () => {
  it('keeps the history, and takes them off the team’s page and out of the figures', async () => {
    const { world } = await aSharingCohort();
    await leaves(world);
    assert.deepEqual(await teamMembers(world, TEAM), []);
    assert.equal(await summaryIn(world), undefined);
    assert.deepEqual(await textsOf(world, TEAM), ['Det här delade jag i Norr.']);
    assert.equal(await world.people.countReflections(MAJA), 1);
    assert.equal((await entryIn(world, MAJA)).leftOn, '2026-11-22');
  });

  it('lets them take back what they shared, long after', async () => {
    const { world } = await aSharingCohort();
    await leaves(world);
    await tells(world, submitOf(written({ did: 'Det här delade jag i Norr.', visibility: 'me' }), { baseRev: 1 }));
    assert.deepEqual(await textsOf(world, TEAM), []);
  });

  it('takes every role in the cohort, also what was granted', async () => {
    const { world } = await aCohort();
    await leaves(world, OLLE);
    assert.deepEqual((await personOf(world, OLLE)).roles, []);
  });

  it('heals when it is killed at any call and done again', async () => {
    await killedEverywhere(aSharingCohort, leaves, async ({ world }) => {
      assert.deepEqual(await teamMembers(world, TEAM), []);
      assert.deepEqual((await personOf(world, MAJA)).roles, []);
      assert.deepEqual(await textsOf(world, TEAM), ['Det här delade jag i Norr.']);
    });
  });

  it('is refused to the last one who leads all of it', async () => {
    const { world } = await aCohort();
    await assert.rejects(leaves(world, INGRID), coded('last-facilitator'));
    assert.equal((await entryIn(world, INGRID)).leftOn, undefined);
  });

  it('can be undone: they come back to what is theirs', async () => {
    const { world } = await aSharingCohort();
    await leaves(world);
    world.clock.move({ minutes: 5 });
    await returnToCohort(world, await personOf(world, INGRID), MAJAS_PLACE, TEAM);
    assert.deepEqual(await teamMembers(world, TEAM), [MAJA]);
    assert.deepEqual((await summaryIn(world))?.ledger, (await personOf(world, MAJA)).ledger);
    await tells(world, submitOf(written({ did: 'Rättat efter återkomsten.' }), { baseRev: 1 }));
    assert.deepEqual(await textsOf(world, TEAM), ['Rättat efter återkomsten.']);
  });
});

describe('changing what a roster says of somebody', () => {
  const details: EntryDetails = {
    organisationId: ORGANISATION, school: 'Lindskolan', context: { schoolForm: 'Grundskola', sizeClass: 'Liten', areaType: 'Blandat' }, position: 'deputy', teamId: TEAM, protectedIdentity: false,
  };
  const change = async (world: World, changes: Partial<EntryDetails> = {}, pid = MAJA) => {
    const read = await world.rosters.find(COHORT, pid);
    return await changeRosterEntry(world, await personOf(world, INGRID), { cohortId: COHORT, pid }, { ...details, ...changes }, read?.etag ?? '');
  };

  it('keeps it, with what the form does not know of', async () => {
    const { world } = await aCohort();
    await world.rosters.save(COHORT, { ...(await entryIn(world, MAJA)), sportlov: 8 }, (await world.rosters.find(COHORT, MAJA))?.etag);
    await change(world);
    assert.deepEqual(await entryIn(world, MAJA), { ...entryOf(MAJA, { name: 'Maja Prov' }), ...details, sportlov: 8 });
  });

  it('changes school without losing anything', async () => {
    const { world } = await aSharingCohort();
    await change(world, { organisationId: 'o-sjohaga' as OrganisationId, school: 'Strandskolan' });
    assert.equal((await personOf(world, MAJA)).organisationId, 'o-sjohaga');
    assert.deepEqual(await textsOf(world, TEAM), ['Det här delade jag i Norr.']);
    assert.deepEqual(await teamMembers(world, TEAM), [MAJA]);
  });

  it('is refused when somebody else changed it meanwhile, but not when it is the same', async () => {
    const { world } = await aCohort();
    const ingrid = await personOf(world, INGRID);
    await change(world);
    await assert.rejects(changeRosterEntry(world, ingrid, MAJAS_PLACE, { ...details, school: 'Almskolan' }, 'an-older-etag'), coded('conflict'));
    await changeRosterEntry(world, ingrid, MAJAS_PLACE, details, 'an-older-etag');
  });

  it('refuses an organisation, and a manager, that is not there', async () => {
    const { world } = await aCohort();
    await assert.rejects(change(world, { organisationId: 'o-ingen' as OrganisationId }), coded('input-invalid'));
    await assert.rejects(change(world, { manager: 'p-ingen' as PersonId }), coded('input-invalid'));
    await assert.rejects(change(world, { manager: MAJA }), coded('input-invalid'));
  });

  it('takes a protected identity’s name out of the roster and off everything they have shared', async () => {
    const place = await aSharingCohort();
    await change(place.world, { protectedIdentity: true });
    const stored = await Promise.all([COHORT, 'directory'].map((pk) => place.tables.range('Cohort', pk, { prefix: '' })));
    const named = stored.flat().map((row) => ({ ...row, table: 'Cohort' as const })).filter((row) => textOf(row).includes('Maja'));
    assert.deepEqual(named.map(({ rk }) => rk), []);
    assert.deepEqual(await textsOf(place.world, TEAM), ['Det här delade jag i Norr.']);
  });

  it('hides the name also where they have left, and gives it back when it need not be hidden any more', async () => {
    const { world } = await aSharingCohort();
    await moves(world);
    await change(world, { teamId: OTHER_TEAM, protectedIdentity: true });
    const { items } = await world.cohorts.shared(COHORT, { audience: 'team', teamId: TEAM }, { limit: 9 });
    assert.deepEqual(items.map(({ shown }) => shown?.authorName), [undefined]);
    await change(world, { teamId: OTHER_TEAM });
    assert.equal((await entryIn(world, MAJA)).name, 'Maja Prov');
  });

  it('heals when hiding a name is killed at any call and done again', async () => {
    const protect = async (world: World) => {
      const read = await world.rosters.find(COHORT, MAJA);
      await changeRosterEntry(world, await personOf(world, INGRID), MAJAS_PLACE, { ...details, protectedIdentity: true }, read?.etag ?? '');
    };
    await killedEverywhere(aSharingCohort, protect, async ({ world }) => {
      const { items } = await world.cohorts.shared(COHORT, { audience: 'team', teamId: TEAM }, { limit: 9 });
      assert.deepEqual(items.map(({ shown }) => shown?.authorName), [undefined]);
      assert.equal((await summaryIn(world))?.name, undefined);
      assert.equal((await entryIn(world, MAJA)).name, undefined);
    });
  });

  describe('says who is manager of whom', () => {
    it('so that the manager does not lead there', async () => {
      const { world } = await aCohort();
      await change(world, { manager: BOSSE });
      assert.deepEqual((await personOf(world, BOSSE)).manages, [{ pid: MAJA, cohortId: COHORT, teamId: TEAM }]);
    });

    it('and another one is the only one from then on', async () => {
      const { world } = await aCohort();
      await settle(world, aPerson({ pid: 'p-nils' as PersonId, roles: [] }), 7);
      await change(world, { manager: BOSSE });
      await change(world, { manager: 'p-nils' as PersonId });
      assert.deepEqual((await personOf(world, BOSSE)).manages, []);
      assert.equal((await personOf(world, 'p-nils' as PersonId)).manages.length, 1);
    });

    it('and it follows every move', async () => {
      const { world } = await aCohort();
      await change(world, { manager: BOSSE });
      await moves(world);
      assert.deepEqual((await personOf(world, BOSSE)).manages.map(({ teamId }) => teamId), [OTHER_TEAM]);
      await leaves(world);
      assert.deepEqual((await personOf(world, BOSSE)).manages, []);
    });

    it('as every cohort’s roster says it', async () => {
      const { world } = await aCohort();
      const elsewhere = { cohortId: 'c-annan' as CohortId, programme: PROGRAMME };
      await change(world, { manager: BOSSE });
      await followRoster(world, { cohort: elsewhere, entry: entryOf(MAJA, { name: 'Maja Prov', teamId: TEAM }) });
      assert.deepEqual((await personOf(world, BOSSE)).manages.map(({ cohortId }) => cohortId), [COHORT, 'c-annan']);
    });

    it('and heals when a change of manager is killed at any call and done again', async () => {
      const prepare = async () => {
        const place = await aCohort();
        await change(place.world, { manager: BOSSE });
        await settle(place.world, aPerson({ pid: 'p-nils' as PersonId, roles: [] }), 7);
        return place;
      };
      await killedEverywhere(prepare, async (world) => change(world, { manager: 'p-nils' as PersonId }), async ({ world }) => {
        assert.deepEqual((await personOf(world, BOSSE)).manages, []);
        assert.deepEqual((await personOf(world, 'p-nils' as PersonId)).manages.map(({ pid }) => pid), [MAJA]);
      });
    });

    it('and is refused where that one leads the team, or all teams, or analyses the cohort', async () => {
      const { world } = await aCohort();
      await stands(world, entryOf('p-ana' as PersonId, { position: 'analyst' }));
      for (const manager of [OLLE, INGRID, 'p-ana' as PersonId]) await assert.rejects(change(world, { manager }), coded('manager-conflict'));
    });

    it('and refuses a move into a team that the manager leads', async () => {
      const { world } = await aCohort();
      await moves(world, OTHER_TEAM);
      await change(world, { teamId: OTHER_TEAM, manager: OLLE });
      await assert.rejects(moves(world, TEAM), coded('manager-conflict'));
      assert.deepEqual(await teamMembers(world, OTHER_TEAM), [MAJA]);
    });
  });
});
