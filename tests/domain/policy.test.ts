import assert from 'node:assert/strict';
import type { CohortId, TeamId } from '../../bot/domain/ids.ts';
import type { Role } from '../../bot/domain/person/person.ts';
import { isAllowed, type Operation } from '../../bot/domain/policy.ts';
import { aPerson, COHORT, OTHER_TEAM, PROGRAMME, TEAM, week } from '../support/world.ts';

const OTHER_COHORT = 'c-annan' as CohortId;

const ROLES: Readonly<Record<string, readonly Role[]>> = {
  'nobody in particular': [],
  'a principal': [principal(COHORT, TEAM)],
  'a facilitator of one team': [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }],
  'a facilitator of all teams': [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }],
  'a facilitator of no team': [{ kind: 'facilitator', cohortId: COHORT, teams: [] }],
  'a principal in one cohort who leads in another': [principal(COHORT, TEAM), { kind: 'facilitator', cohortId: OTHER_COHORT, teams: 'all' }],
};

const OPERATIONS: Readonly<Record<string, Operation>> = {
  reflect: { kind: 'reflect' },
  'read the own team': { kind: 'read-team', cohortId: COHORT, teamId: TEAM },
  'read another team': { kind: 'read-team', cohortId: COHORT, teamId: OTHER_TEAM },
  'read a team of that name in another cohort': { kind: 'read-team', cohortId: OTHER_COHORT, teamId: TEAM },
  'read the own cohort': { kind: 'read-cohort', cohortId: COHORT },
  'read another cohort': { kind: 'read-cohort', cohortId: OTHER_COHORT },
  'read interests': { kind: 'read-interests' },
  'lead the own team': { kind: 'lead-team', cohortId: COHORT, teamId: TEAM },
  'lead another team': { kind: 'lead-team', cohortId: COHORT, teamId: OTHER_TEAM },
  'lead a team of that name in another cohort': { kind: 'lead-team', cohortId: OTHER_COHORT, teamId: TEAM },
};

/** Everything that is not here is refused. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'nobody in particular': [],
  'a principal': ['reflect', 'read the own team', 'read the own cohort'],
  'a facilitator of one team': ['read the own team', 'read the own cohort', 'read interests', 'lead the own team'],
  'a facilitator of all teams': ['read the own team', 'read another team', 'read the own cohort', 'read interests', 'lead the own team', 'lead another team'],
  'a facilitator of no team': ['read the own cohort', 'read interests'],
  'a principal in one cohort who leads in another': [
    'reflect', 'read the own team', 'read a team of that name in another cohort', 'read the own cohort', 'read another cohort', 'read interests', 'lead a team of that name in another cohort',
  ],
};

describe('the policy', () => {
  for (const [who, roles] of Object.entries(ROLES)) {
    for (const [what, operation] of Object.entries(OPERATIONS)) {
      const allowed = ALLOWED[who]?.includes(what) ?? false;
      it(`${allowed ? 'lets' : 'does not let'} ${who} ${what}`, () => {
        assert.equal(isAllowed(aPerson({ roles }), operation), allowed);
      });
    }
  }

  it('grants nothing for a team that is only named like a property of every object', () => {
    const person = aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
    for (const teamId of ['constructor', 'length', 'all', ''] as TeamId[]) assert.equal(isAllowed(person, { kind: 'read-team', cohortId: COHORT, teamId }), false);
  });
});

function principal(cohortId: CohortId, teamId: TeamId): Role {
  return { kind: 'principal', cohortId, teamId, programme: PROGRAMME, joined: week('2026-W30') };
}
