import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CohortId, OrganisationId, PersonId, TeamId } from '../../../bot/domain/ids.ts';
import { everyPlaceOf, followingRoster, managersOf, managing, takesPartIn, tookPartIn } from '../../../bot/domain/person/membership.ts';
import { membershipsOf, type Person } from '../../../bot/domain/person/person.ts';
import type { Granted } from '../../../bot/domain/roster/duties.ts';
import { POSITIONS, takesPart, type RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { aPerson, PROGRAMME, week } from '../../support/world.ts';

const PID = 'p-maja' as PersonId;
const COHORTS = ['c-ett', 'c-tva'] as CohortId[];
const TEAMS = ['norr', 'syd', 'vast'] as TeamId[];
const ORGANISATIONS = ['o-ett', 'o-tva'] as OrganisationId[];
const MANAGERS = ['p-chef', 'p-annan-chef'] as PersonId[];

interface Turn {
  readonly cohortId: CohortId;
  readonly entry: RosterEntry;
  readonly granted: Granted | undefined;
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const turn: fc.Arbitrary<Turn> = fc.record({
  cohortId: fc.constantFrom(...COHORTS),
  position: fc.constantFrom(...POSITIONS),
  organisationId: fc.constantFrom(...ORGANISATIONS),
  teamId: maybe(fc.constantFrom(...TEAMS)),
  manager: maybe(fc.constantFrom(...MANAGERS)),
  hasLeft: fc.boolean(),
  granted: maybe(fc.record({ leads: fc.oneof(fc.constant('all' as const), fc.subarray(TEAMS)), analyses: fc.boolean() }, { requiredKeys: [] })),
}).map(({ cohortId, hasLeft, granted, teamId, manager, ...others }) => ({
  cohortId,
  granted,
  entry: {
    pid: PID,
    name: 'Maja Prov',
    protectedIdentity: false,
    school: 'Björkskolan',
    context: { schoolForm: '', sizeClass: '', areaType: '' },
    ...others,
    ...(teamId === undefined ? {} : { teamId }),
    ...(manager === undefined ? {} : { manager }),
    ...(hasLeft ? { leftOn: '2026-11-22' } : {}),
  },
}));
const turns = fc.array(turn, { minLength: 1, maxLength: 12 });

describe('following a roster', () => {
  it('twice is following once, whatever came before', () => {
    fc.assert(fc.property(turns, (all) => {
      const { person, minute } = after(all);
      const last = all.at(-1);
      assert.ok(last);
      assert.equal(follow(person, last, minute), person);
    }));
  });

  it('leaves somebody in one team of a cohort at most, and there exactly when the last word says so', () => {
    fc.assert(fc.property(turns, (all) => {
      const { person } = after(all);
      for (const cohortId of COHORTS) {
        const last = all.findLast((each) => each.cohortId === cohortId)?.entry;
        const wanted = last && takesPart(last) && last.teamId !== undefined ? [last.teamId] : [];
        assert.deepEqual(membershipsOf(person).filter((role) => role.cohortId === cohortId).map(({ teamId }) => teamId), wanted);
      }
    }));
  });

  it('remembers every place that was left, and none that was not', () => {
    fc.assert(fc.property(turns, (all) => {
      const { person } = after(all);
      const been = all.filter(({ entry }) => takesPart(entry) && entry.teamId !== undefined).map(({ cohortId, entry }) => `${cohortId} ${entry.teamId ?? ''}`);
      assert.deepEqual(everyPlaceOf(person).map(({ cohortId, teamId }) => `${cohortId} ${teamId}`).sort(), [...new Set(been)].sort());
    }));
  });

  it('has somebody in one place of a cohort at a time: what they write is one team’s to read', () => {
    fc.assert(fc.property(turns, fc.nat(30), (all, minute) => {
      const { person } = after(all);
      for (const cohortId of COHORTS) {
        const places = TEAMS.filter((teamId) => tookPartIn(person, { cohortId, teamId }, instant(minute)));
        assert.ok(places.length <= 1, `${cohortId} at ${minute}: ${places.join(', ')}`);
      }
    }));
  });

  it('says of what is written now that it belongs where they take part, and nowhere else', () => {
    fc.assert(fc.property(turns, (all) => {
      const { person, minute } = after(all);
      for (const cohortId of COHORTS) {
        for (const teamId of TEAMS) {
          const place = { cohortId, teamId };
          assert.equal(tookPartIn(person, place, instant(minute + 1)), takesPartIn(person, place));
        }
      }
    }));
  });

  it('gives nobody who has left the cohort a role in it', () => {
    fc.assert(fc.property(turns, (all) => {
      const { person } = after(all);
      for (const cohortId of COHORTS) {
        if (all.findLast((each) => each.cohortId === cohortId)?.entry.leftOn === undefined) continue;
        assert.deepEqual(person.roles.filter((role) => ('cohortId' in role ? role.cohortId : role.by) === cohortId), []);
      }
    }));
  });

  it('leaves alone what no roster gave', () => {
    fc.assert(fc.property(turns, (all) => {
      const own = { kind: 'admin', organisationId: 'o-ett' as OrganisationId } as const;
      const { person } = after(all, [own]);
      assert.ok(person.roles.some((role) => JSON.stringify(role) === JSON.stringify(own)));
    }));
  });

  it('knows the manager whom each roster names last', () => {
    fc.assert(fc.property(turns, (all) => {
      const wanted = COHORTS.flatMap((cohortId) => all.findLast((each) => each.cohortId === cohortId)?.entry.manager ?? []);
      assert.deepEqual([...managersOf(after(all).person)].sort(), [...new Set(wanted)].sort());
    }));
  });

  it('keeps when they joined the cohort through every move', () => {
    const [first, second] = [aTurn('norr'), aTurn('syd')];
    const person = follow(follow(aPerson({ roles: [] }), first, 0), second, 5);
    const [membership] = membershipsOf(person);
    assert.deepEqual({ joined: membership?.joined, since: membership?.since }, { joined: week('2026-W47'), since: instant(5) });
  });

  it('takes back the headship that a former organisation’s row gave', () => {
    const head = (organisationId: string): Turn => ({ ...aTurn('norr'), entry: { ...aTurn('norr').entry, position: 'head', organisationId: organisationId as OrganisationId } });
    const person = follow(follow(aPerson({ roles: [] }), head('o-ett'), 0), head('o-tva'), 5);
    assert.deepEqual(person.roles, [{ kind: 'head', organisationId: 'o-tva', by: 'c-ett' }]);
  });
});

describe('whose manager somebody is', () => {
  it('is what was said last, and nothing twice', () => {
    fc.assert(fc.property(fc.array(fc.subarray(TEAMS), { minLength: 1 }), (all) => {
      let person = aPerson();
      for (const teams of all) person = managing(person, PID, teams.map((teamId) => ({ cohortId: 'c-ett' as CohortId, teamId })));
      assert.deepEqual(person.manages.map(({ teamId }) => teamId), all.at(-1));
      assert.equal(managing(person, PID, person.manages), person);
    }));
  });
});

/** A minute apart, so that each has its own time. */
function after(all: readonly Turn[], roles: Person['roles'] = []): { person: Person; minute: number } {
  const person = all.reduce((current, each, minute) => follow(current, each, minute), aPerson({ roles }));
  return { person, minute: all.length };
}

function follow(person: Person, { cohortId, entry, granted }: Turn, minute: number): Person {
  return followingRoster(person, { cohortId, programme: PROGRAMME }, entry, { at: instant(minute), week: week('2026-W47') }, granted);
}

function instant(minute: number): string {
  return `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;
}

function aTurn(teamId: string): Turn {
  return {
    cohortId: 'c-ett' as CohortId,
    granted: undefined,
    entry: {
      pid: PID, name: 'Maja Prov', protectedIdentity: false, organisationId: 'o-ett' as OrganisationId, school: '', context: { schoolForm: '', sizeClass: '', areaType: '' },
      position: 'principal', teamId: teamId as TeamId,
    },
  };
}
