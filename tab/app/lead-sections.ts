import type { ComponentType } from 'react';
import type { Lead, LeadPageProps } from '../components/lead.ts';
import type { TextKey } from '../components/text-key.ts';
import { BroadcastsPage, LogPage, MeetingsPage, OrganisationsPage, OverviewPage, PeersPage, PlanPage, RolesPage, RosterPage, SelectionPage, TeamsPage } from './pages.ts';
import type { LeadSection } from './route.ts';

interface Section {
  readonly section: LeadSection;
  readonly name: TextKey;
  /** For who leads all of the cohort, and not teams in it alone. */
  readonly wholeCohort: boolean;
  readonly Page: ComponentType<LeadPageProps>;
}

/** The pages of *Leda*, in the order of its navigation. */
const SECTIONS: readonly Section[] = [
  { section: 'overview', name: 'overview.title', wholeCohort: false, Page: OverviewPage },
  { section: 'meetings', name: 'meetings.title', wholeCohort: false, Page: MeetingsPage },
  { section: 'broadcasts', name: 'broadcasts.title', wholeCohort: false, Page: BroadcastsPage },
  { section: 'roster', name: 'roster.title', wholeCohort: false, Page: RosterPage },
  { section: 'peers', name: 'peers.title', wholeCohort: false, Page: PeersPage },
  { section: 'selection', name: 'selection.title', wholeCohort: false, Page: SelectionPage },
  { section: 'organisations', name: 'organisations.title', wholeCohort: false, Page: OrganisationsPage },
  { section: 'teams', name: 'teams.title', wholeCohort: false, Page: TeamsPage },
  { section: 'plan', name: 'plan.title', wholeCohort: false, Page: PlanPage },
  { section: 'roles', name: 'roles.title', wholeCohort: true, Page: RolesPage },
  { section: 'log', name: 'log.title', wholeCohort: false, Page: LogPage },
];

export function sectionsFor(lead: Lead): readonly Section[] {
  if (lead.rolesOnly) return SECTIONS.filter(({ section }) => section === 'roles');
  return SECTIONS.filter(({ wholeCohort }) => lead.whole || !wholeCohort);
}

/** The asked-for one, or the first that there is. */
export function sectionOf(lead: Lead, wanted: LeadSection | undefined): Section | undefined {
  const sections = sectionsFor(lead);
  return sections.find(({ section }) => section === wanted) ?? sections[0];
}
