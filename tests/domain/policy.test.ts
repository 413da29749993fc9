import assert from 'node:assert/strict';
import type { CohortId, OrganisationId, PersonId, TeamId } from '../../bot/domain/ids.ts';
import type { Managed, Role } from '../../bot/domain/person/person.ts';
import { isAllowed, type Operation } from '../../bot/domain/policy.ts';
import { aPerson, COHORT, OTHER_TEAM, PROGRAMME, TEAM, week } from '../support/world.ts';

/** The whole table: who × what. A new operation is a line in OPERATIONS and a word in the lists of those who may. */
const OTHER_COHORT = 'c-annan' as CohortId;
const ORGANISATION = 'o-ekdalen' as OrganisationId;
const OTHER_ORGANISATION = 'o-sjohaga' as OrganisationId;
const SOMEBODY = 'p-medarbetare' as PersonId;

const OPERATIONS = {
  reflect: { kind: 'reflect' },
  'read the team': { kind: 'read-team', cohortId: COHORT, teamId: TEAM },
  'read the other team': { kind: 'read-team', cohortId: COHORT, teamId: OTHER_TEAM },
  'read a team of that name elsewhere': { kind: 'read-team', cohortId: OTHER_COHORT, teamId: TEAM },
  'read the cohort': { kind: 'read-cohort', cohortId: COHORT },
  'read another cohort': { kind: 'read-cohort', cohortId: OTHER_COHORT },
  'read what is shared there': { kind: 'read-shared-in-cohort', cohortId: COHORT },
  'read what is shared in another cohort': { kind: 'read-shared-in-cohort', cohortId: OTHER_COHORT },
  'lead the team': { kind: 'lead-team', cohortId: COHORT, teamId: TEAM },
  'lead the other team': { kind: 'lead-team', cohortId: COHORT, teamId: OTHER_TEAM },
  'lead a team of that name elsewhere': { kind: 'lead-team', cohortId: OTHER_COHORT, teamId: TEAM },
  'lead something in the cohort': { kind: 'lead-in-cohort', cohortId: COHORT },
  'lead something in another cohort': { kind: 'lead-in-cohort', cohortId: OTHER_COHORT },
  'lead the cohort': { kind: 'lead-cohort', cohortId: COHORT },
  'lead another cohort': { kind: 'lead-cohort', cohortId: OTHER_COHORT },
  'create a cohort': { kind: 'create-cohort' },
  'grant facilitator in the cohort': { kind: 'grant-in-cohort', cohortId: COHORT, role: 'facilitator' },
  'grant analyst in the cohort': { kind: 'grant-in-cohort', cohortId: COHORT, role: 'analyst' },
  'grant facilitator in another cohort': { kind: 'grant-in-cohort', cohortId: OTHER_COHORT, role: 'facilitator' },
  'hand over the team': { kind: 'hand-over', cohortId: COHORT, teams: [TEAM] },
  'hand over both teams': { kind: 'hand-over', cohortId: COHORT, teams: [TEAM, OTHER_TEAM] },
  'hand over the cohort': { kind: 'hand-over', cohortId: COHORT, teams: 'all' },
  'hand over nothing': { kind: 'hand-over', cohortId: COHORT, teams: [] },
  'hand over another cohort': { kind: 'hand-over', cohortId: OTHER_COHORT, teams: 'all' },
  'grant head in the organisation': { kind: 'grant-in-organisation', organisationId: ORGANISATION, role: 'head' },
  'grant admin in the organisation': { kind: 'grant-in-organisation', organisationId: ORGANISATION, role: 'admin' },
  'grant admin in another organisation': { kind: 'grant-in-organisation', organisationId: OTHER_ORGANISATION, role: 'admin' },
  'analyse the cohort': { kind: 'analyse-cohort', cohortId: COHORT },
  'analyse another cohort': { kind: 'analyse-cohort', cohortId: OTHER_COHORT },
  'head the organisation': { kind: 'head-organisation', organisationId: ORGANISATION },
  'head another organisation': { kind: 'head-organisation', organisationId: OTHER_ORGANISATION },
  'administer the organisation': { kind: 'administer-organisation', organisationId: ORGANISATION },
  'administer another organisation': { kind: 'administer-organisation', organisationId: OTHER_ORGANISATION },
  'read interests': { kind: 'read-interests' },
} as const satisfies Readonly<Record<string, Operation>>;
type What = keyof typeof OPERATIONS;

interface Who {
  readonly roles: readonly Role[];
  /** Whose manager they are. */
  readonly manages?: readonly Managed[];
  /** Everything else is refused. */
  readonly may: readonly What[];
}

const LEADS_ALL: readonly What[] = [
  'read the team', 'read the other team', 'read the cohort', 'read what is shared there', 'lead the team', 'lead the other team', 'lead something in the cohort', 'lead the cohort',
  'create a cohort', 'grant facilitator in the cohort', 'grant analyst in the cohort', 'hand over the team', 'hand over both teams', 'hand over the cohort', 'read interests',
];

const EVERYBODY: Readonly<Record<string, Who>> = {
  'nobody in particular': { roles: [], may: [] },
  'a principal': { roles: [principal(COHORT, TEAM)], may: ['reflect', 'read the team', 'read the cohort', 'read what is shared there'] },
  'a facilitator of one team': {
    roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }],
    may: ['read the team', 'read the cohort', 'read what is shared there', 'lead the team', 'lead something in the cohort', 'hand over the team', 'read interests'],
  },
  'a facilitator of all teams': { roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }], may: LEADS_ALL },
  'a facilitator of no team': {
    roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [] }],
    may: ['read the cohort', 'read what is shared there', 'lead something in the cohort', 'read interests'],
  },
  'a principal in one cohort who leads in another': {
    roles: [principal(COHORT, TEAM), { kind: 'facilitator', cohortId: OTHER_COHORT, teams: 'all' }],
    may: [
      'reflect', 'read the team', 'read a team of that name elsewhere', 'read the cohort', 'read what is shared there', 'read another cohort', 'read what is shared in another cohort', 'lead a team of that name elsewhere',
      'lead something in another cohort', 'lead another cohort', 'create a cohort', 'grant facilitator in another cohort', 'hand over another cohort', 'read interests',
    ],
  },
  'a principal who leads another team': {
    roles: [principal(COHORT, TEAM), { kind: 'facilitator', cohortId: COHORT, teams: [OTHER_TEAM] }],
    may: ['reflect', 'read the team', 'read the other team', 'read the cohort', 'read what is shared there', 'lead the other team', 'lead something in the cohort', 'read interests'],
  },
  'a facilitator of a team with somebody whose manager they are': {
    roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM, OTHER_TEAM] }],
    manages: [{ pid: SOMEBODY, cohortId: COHORT, teamId: TEAM }],
    may: ['read the other team', 'read the cohort', 'read what is shared there', 'lead the other team', 'lead something in the cohort', 'read interests'],
  },
  'a facilitator of all teams who is somebody’s manager there': {
    roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }],
    manages: [{ pid: SOMEBODY, cohortId: COHORT, teamId: TEAM }],
    may: LEADS_ALL.filter((what) => !['read the team', 'lead the team', 'hand over the team', 'hand over both teams'].includes(what)),
  },
  'a facilitator who is somebody’s manager in another cohort': {
    roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }],
    manages: [{ pid: SOMEBODY, cohortId: OTHER_COHORT, teamId: TEAM }],
    may: LEADS_ALL,
  },
  'an analyst': { roles: [{ kind: 'analyst', cohortId: COHORT }], may: ['read the cohort', 'analyse the cohort'] },
  'an analyst who is somebody’s manager there': {
    roles: [{ kind: 'analyst', cohortId: COHORT }],
    manages: [{ pid: SOMEBODY, cohortId: COHORT, teamId: TEAM }],
    may: ['read the cohort'],
  },
  'an analyst who is somebody’s manager in another cohort': {
    roles: [{ kind: 'analyst', cohortId: COHORT }],
    manages: [{ pid: SOMEBODY, cohortId: OTHER_COHORT, teamId: TEAM }],
    may: ['read the cohort', 'analyse the cohort'],
  },
  'a head of schools': { roles: [{ kind: 'head', organisationId: ORGANISATION }], may: ['head the organisation'] },
  'an admin': {
    roles: [{ kind: 'admin', organisationId: ORGANISATION }],
    may: ['create a cohort', 'administer the organisation', 'grant head in the organisation', 'grant admin in the organisation'],
  },
  'an admin whose role a roster gave': {
    roles: [{ kind: 'admin', organisationId: ORGANISATION, by: COHORT }],
    may: ['create a cohort', 'administer the organisation', 'grant head in the organisation', 'grant admin in the organisation'],
  },
};

describe('the policy', () => {
  for (const [who, { roles, manages = [], may }] of Object.entries(EVERYBODY)) {
    for (const [what, operation] of Object.entries(OPERATIONS)) {
      const allowed = may.some((each) => each === what);
      it(`${allowed ? 'lets' : 'does not let'} ${who} ${what}`, () => {
        assert.equal(isAllowed(aPerson({ roles, manages }), operation), allowed);
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
