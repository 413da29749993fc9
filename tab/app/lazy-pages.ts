import { lazy } from 'react';

/** Each page is fetched when it is first looked at. */
export const ThreadPage = lazy(async () => ({ default: (await import('../features/thread/thread-page.tsx')).ThreadPage }));
export const TeamPage = lazy(async () => ({ default: (await import('../features/team/team-page.tsx')).TeamPage }));
export const CohortPage = lazy(async () => ({ default: (await import('../features/cohort/cohort-page.tsx')).CohortPage }));
export const InterestsPage = lazy(async () => ({ default: (await import('../features/interests/interests-page.tsx')).InterestsPage }));
export const ConfigPage = lazy(async () => ({ default: (await import('../features/config/config-page.tsx')).ConfigPage }));
export const CardEditor = lazy(async () => ({ default: (await import('../features/card-editor/card-editor.tsx')).CardEditor }));
