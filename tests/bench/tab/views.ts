import { cohort } from '../../../bot/api/cohorts/cohort.ts';
import type { Endpoint } from '../../../bot/api/endpoint.ts';
import { myThread } from '../../../bot/api/me/my-thread.ts';
import { team } from '../../../bot/api/cohorts/team.ts';
import { COHORT, teamIdOf } from '../members.ts';

/** A page of the tab, and how many storage requests it may cost its reader, whose identity is known by then. */
export interface View {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
  readonly mostRequests: number;
}

export const VIEWS: readonly View[] = [
  { name: 'team', endpoint: team, params: { cohort: COHORT, team: teamIdOf(0) }, mostRequests: 4 },
  { name: 'cohort', endpoint: cohort, params: { cohort: COHORT }, mostRequests: 3 },
  { name: 'thread', endpoint: myThread, params: {}, mostRequests: 3 },
];
