import { fetched } from '../components/fetched.tsx';
import type { Route } from './route.ts';

const thread = fetched(async () => (await import('../features/thread/thread-page.tsx')).ThreadPage);
const team = fetched(async () => (await import('../features/team/team-page.tsx')).TeamPage);
const cohort = fetched(async () => (await import('../features/cohort/cohort-page.tsx')).CohortPage);
const nominate = fetched(async () => (await import('../features/nominate/nominate-page.tsx')).NominatePage);
const broadcasts = fetched(async () => (await import('../features/broadcasts/broadcasts-page.tsx')).BroadcastsPage);
const answers = fetched(async () => (await import('../features/broadcasts/answers-page.tsx')).AnswersPage);
const roster = fetched(async () => (await import('../features/roster/roster-page.tsx')).RosterPage);
const overview = fetched(async () => (await import('../features/overview/overview-page.tsx')).OverviewPage);
const peers = fetched(async () => (await import('../features/peers/peers-page.tsx')).PeersPage);
const meetings = fetched(async () => (await import('../features/meetings/meetings-page.tsx')).MeetingsPage);
const log = fetched(async () => (await import('../features/log/log-page.tsx')).LogPage);
const selection = fetched(async () => (await import('../features/selection/selection-page.tsx')).SelectionPage);
const organisations = fetched(async () => (await import('../features/organisations/organisations-page.tsx')).OrganisationsPage);
const teams = fetched(async () => (await import('../features/teams/teams-page.tsx')).TeamsPage);
const plan = fetched(async () => (await import('../features/plan/plan-page.tsx')).PlanPage);
const roles = fetched(async () => (await import('../features/roles/roles-page.tsx')).RolesPage);
const newCohort = fetched(async () => (await import('../features/new-cohort/new-cohort.tsx')).NewCohort);
const config = fetched(async () => (await import('../features/config/config-page.tsx')).ConfigPage);
const cardEditor = fetched(async () => (await import('../features/card-editor/card-editor.tsx')).CardEditor);

export const ThreadPage = thread.Component;
export const TeamPage = team.Component;
export const CohortPage = cohort.Component;
export const NominatePage = nominate.Component;
export const BroadcastsPage = broadcasts.Component;
export const AnswersPage = answers.Component;
export const RosterPage = roster.Component;
export const OverviewPage = overview.Component;
export const PeersPage = peers.Component;
export const MeetingsPage = meetings.Component;
export const LogPage = log.Component;
export const SelectionPage = selection.Component;
export const OrganisationsPage = organisations.Component;
export const TeamsPage = teams.Component;
export const PlanPage = plan.Component;
export const RolesPage = roles.Component;
export const NewCohort = newCohort.Component;
export const ConfigPage = config.Component;
export const CardEditor = cardEditor.Component;

const PAGE_OF: Record<Route['page'], { prefetch(): void }> = {
  home: thread,
  thread,
  team,
  'channel-team': team,
  cohort,
  'channel-cohort': cohort,
  lead: overview,
  nominate,
  answers,
  config,
};

/** Fetches the page of `route` while the person is still being signed in. */
export function prefetchPage(route: Route): void {
  PAGE_OF[route.page].prefetch();
}
