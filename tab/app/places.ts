import type { MeView } from '../../bot/api/contract/me.ts';
import type { Destination } from './links.tsx';
import type { Route } from './route.ts';

/** The pages that are this person's, in the order of the navigation. */
export function destinationsOf(me: MeView): Array<Omit<Destination, 'here'>> {
  const destinations: Array<Omit<Destination, 'here'>> = [];
  if (me.participant) destinations.push({ route: { page: 'thread' }, name: 'thread.title' });
  if (me.teams.length > 0) destinations.push({ route: { page: 'team' }, name: 'team.title' });
  if (me.cohorts.length > 0) destinations.push({ route: { page: 'cohort' }, name: 'cohort.title' });
  if (me.leads.length > 0 || me.createsCohorts) destinations.push({ route: { page: 'lead' }, name: 'lead.title' });
  if (me.heads.length > 0) destinations.push({ route: { page: 'nominate' }, name: 'nominate.title' });
  return destinations;
}

/** The page to show for `route`: with the first team or cohort where none is named, and never one that is not theirs. */
export function settledRoute(me: MeView, route: Route): Route {
  const destinations = destinationsOf(me);
  const theirs = destinations.some((destination) => destination.route.page === route.page) || route.page === 'answers';
  const wanted = theirs ? route : (destinations[0]?.route ?? { page: 'home' });
  const firstTeam = me.teams[0];
  const firstCohort = me.cohorts[0];
  if (wanted.page === 'team' && wanted.team === undefined && firstTeam !== undefined) {
    return { page: 'team', cohort: firstTeam.cohort.id, team: firstTeam.team.id };
  }
  if (wanted.page === 'cohort' && wanted.cohort === undefined && firstCohort !== undefined) {
    return { page: 'cohort', cohort: firstCohort.id };
  }
  const firstHeaded = me.heads[0];
  if (wanted.page === 'nominate' && firstHeaded !== undefined && !me.heads.some(({ id }) => id === wanted.organisation)) {
    return { page: 'nominate', organisation: firstHeaded.id };
  }
  const lead = me.leads[0];
  if (wanted.page === 'lead' && lead !== undefined && !me.leads.some(({ cohort }) => cohort.id === wanted.cohort)) {
    return { ...wanted, cohort: lead.cohort.id };
  }
  return wanted;
}
