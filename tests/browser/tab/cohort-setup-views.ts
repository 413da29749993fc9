/** Builders of what the API answers to who leads a cohort. Everybody and every place in them is made up. */
import type { TeamsView } from '../../../bot/api/contract/cohort-setup.ts';
import type { PlanView, YearView } from '../../../bot/api/contract/plan.ts';
import type { RosterEntryView } from '../../../bot/api/contract/roster-entry.ts';
import type { RolesView, SuccessorsView } from '../../../bot/api/contract/roles.ts';
import { OTHER_TEAM } from './lead-views.ts';
import { COHORT, TEAM } from './views.ts';

const PATH = `/cohorts/${COHORT.id}`;

export const PATHS = {
  teams: `${PATH}/teams`,
  plan: `${PATH}/plan`,
  year: `${PATH}/year?begins=2026&weekday=2`,
  roles: `${PATH}/roles`,
  successors: `${PATH}/successors`,
  roster: `${PATH}/roster`,
  entry: `${PATH}/roster/maja`,
} as const;

export function teams(changes: Partial<TeamsView> = {}): TeamsView {
  return {
    cohort: COHORT,
    leadAll: ['Ingrid Prov'],
    teams: [
      { ...TEAM, members: 6, leaders: ['Olle Prov'], channelTab: true, digest: true },
      { ...OTHER_TEAM, members: 0, leaders: [], channelTab: false, digest: false },
    ],
    ...changes,
  };
}

export function plan(changes: Partial<PlanView> = {}): PlanView {
  return {
    phases: [
      { kind: 'choosing', name: '', from: '2026-08-17', until: '2026-10-30' },
      { kind: 'trying', name: 'Prövotid', from: '2026-10-31', until: '2027-06-11' },
    ],
    proposed: [],
    today: '2026-11-22',
    ...changes,
  };
}

export function year(): YearView {
  return {
    begins: 2026,
    weekday: 2,
    calendars: [{ name: 'Sportlov vecka 9', members: 12 }, { name: 'Sportlov vecka 10', members: 1 }],
    months: [
      { month: '2026-08', proposals: [{ kind: 'team-meeting', days: ['2026-08-11'] }], arranged: [] },
      { month: '2026-11', proposals: [{ kind: 'network-days', days: ['2026-11-19', '2026-11-20'] }], arranged: [{ id: 'm-1', teams: [TEAM], startsAt: '2026-11-24T12:00:00Z' }, { id: 'm-2', teams: [], startsAt: '2026-11-26T08:00:00Z' }] },
      { month: '2027-03', proposals: [{ kind: 'team-meeting', days: ['2027-03-16'], insteadOf: { date: '2027-03-09', because: ['sportlov för en deltagare'] } }], arranged: [] },
      { month: '2027-04', proposals: [{ kind: 'seminar', days: [] }], arranged: [] },
    ],
  };
}

export function roles(changes: Partial<RolesView> = {}): RolesView {
  const none = { organisation: 'Ekdalens kommun', leads: [], analyses: false, heads: false, administers: false, mayAdminister: false };
  return {
    leads: true,
    teams: [TEAM, OTHER_TEAM],
    people: [
      { ...none, id: 'bosse', name: 'Bosse Prov' },
      { ...none, id: 'ingrid', name: 'Ingrid Prov', leads: 'all' },
      { ...none, id: 'olle', name: 'Olle Prov', leads: [TEAM.id], analyses: true },
    ],
    ...changes,
  };
}

/** Of the whole cohort. */
export function successors(changes: Partial<SuccessorsView> = {}): SuccessorsView {
  return { own: 'all', teams: [TEAM, OTHER_TEAM], people: [{ id: 'maja', name: 'Maja Almlöv' }, { id: 'olle', name: 'Olle Prov' }], ...changes };
}

export function entry(changes: Partial<RosterEntryView> = {}): RosterEntryView {
  return {
    id: 'maja',
    name: 'Maja Almlöv',
    details: { organisation: 'o-1', school: 'Björkskolan', schoolForm: 'Grundskola', sizeClass: '', areaType: '', position: 'principal', team: TEAM.id, manager: '', protectedIdentity: false },
    met: true,
    etag: 'etag-1',
    teams: [TEAM, OTHER_TEAM],
    organisations: [{ id: 'o-1', name: 'Ekdalens kommun' }, { id: 'o-2', name: 'Sjöhaga kommun' }],
    others: [{ id: 'bosse', name: 'Bosse Prov' }],
    ...changes,
  };
}
