import { fetched } from './fetched.tsx';
import type { Route } from './route.ts';

const thread = fetched(async () => (await import('../features/thread/thread-page.tsx')).ThreadPage);
const team = fetched(async () => (await import('../features/team/team-page.tsx')).TeamPage);
const cohort = fetched(async () => (await import('../features/cohort/cohort-page.tsx')).CohortPage);
const interests = fetched(async () => (await import('../features/interests/interests-page.tsx')).InterestsPage);
const broadcasts = fetched(async () => (await import('../features/broadcasts/broadcasts-page.tsx')).BroadcastsPage);
const answers = fetched(async () => (await import('../features/broadcasts/answers-page.tsx')).AnswersPage);
const roster = fetched(async () => (await import('../features/roster/roster-page.tsx')).RosterPage);
const config = fetched(async () => (await import('../features/config/config-page.tsx')).ConfigPage);
const cardEditor = fetched(async () => (await import('../features/card-editor/card-editor.tsx')).CardEditor);

export const ThreadPage = thread.Component;
export const TeamPage = team.Component;
export const CohortPage = cohort.Component;
export const InterestsPage = interests.Component;
export const BroadcastsPage = broadcasts.Component;
export const AnswersPage = answers.Component;
export const RosterPage = roster.Component;
export const ConfigPage = config.Component;
export const CardEditor = cardEditor.Component;

const PAGE_OF: Record<Route['page'], { prefetch(): void }> = {
  home: thread,
  thread,
  team,
  'channel-team': team,
  cohort,
  'channel-cohort': cohort,
  interests,
  lead: roster,
  answers,
  config,
};

/** Fetches the page of `route` while the person is still being signed in. */
export function prefetchPage(route: Route): void {
  PAGE_OF[route.page].prefetch();
}
