import type { ComponentType } from 'react';
import type { Lead, LeadPageProps, LeadSection } from '../components/lead.ts';
import type { TextKey } from '../components/text-key.ts';
import { BroadcastsPage, LogPage, MeetingsPage, OrganisationsPage, OverviewPage, PeersPage, PlanPage, RolesPage, RosterPage, SelectionPage, TeamsPage } from './pages.ts';

interface Section {
  readonly section: LeadSection;
  readonly name: TextKey;
  /** For who leads all of the cohort, and not teams in it alone. */
  readonly wholeCohort: boolean;
  readonly Page: ComponentType<LeadPageProps>;
}

interface SectionGroup {
  readonly name: TextKey;
  readonly sections: readonly Section[];
}

/** The pages of *Leda*, in the order of its navigation: what is done from month to month, and what is set up for a programme. */
const GROUPS: readonly SectionGroup[] = [
  {
    name: 'lead.ongoing',
    sections: [
      { section: 'overview', name: 'overview.title', wholeCohort: false, Page: OverviewPage },
      { section: 'meetings', name: 'meetings.title', wholeCohort: false, Page: MeetingsPage },
      { section: 'broadcasts', name: 'broadcasts.title', wholeCohort: false, Page: BroadcastsPage },
      { section: 'peers', name: 'peers.title', wholeCohort: false, Page: PeersPage },
      { section: 'log', name: 'log.title', wholeCohort: false, Page: LogPage },
    ],
  },
  {
    name: 'lead.arrangement',
    sections: [
      { section: 'selection', name: 'selection.title', wholeCohort: false, Page: SelectionPage },
      { section: 'roster', name: 'roster.title', wholeCohort: false, Page: RosterPage },
      { section: 'organisations', name: 'organisations.title', wholeCohort: false, Page: OrganisationsPage },
      { section: 'teams', name: 'teams.title', wholeCohort: false, Page: TeamsPage },
      { section: 'roles', name: 'roles.title', wholeCohort: true, Page: RolesPage },
      { section: 'plan', name: 'plan.title', wholeCohort: false, Page: PlanPage },
    ],
  },
];

export function sectionGroupsFor(lead: Lead): readonly SectionGroup[] {
  const isShown = ({ section, wholeCohort }: Section) => (lead.rolesOnly ? section === 'roles' : lead.whole || !wholeCohort);
  return GROUPS.map(({ name, sections }) => ({ name, sections: sections.filter(isShown) })).filter(({ sections }) => sections.length > 0);
}

/** The asked-for one, or the first that there is. */
export function sectionOf(lead: Lead, wanted: LeadSection | undefined): Section | undefined {
  const sections = sectionGroupsFor(lead).flatMap((group) => group.sections);
  return sections.find(({ section }) => section === wanted) ?? sections[0];
}
