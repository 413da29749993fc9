import type { ComponentType } from 'react';
import type { Lead, LeadPageProps } from '../components/lead.ts';
import type { TextKey } from '../components/text-key.ts';
import { BroadcastsPage, RosterPage } from './pages.ts';
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
  { section: 'broadcasts', name: 'broadcasts.title', wholeCohort: false, Page: BroadcastsPage },
  { section: 'roster', name: 'roster.title', wholeCohort: false, Page: RosterPage },
];

export function sectionsFor(lead: Lead): readonly Section[] {
  return SECTIONS.filter(({ wholeCohort }) => lead.whole || !wholeCohort);
}

/** The asked-for one, or the first that there is. */
export function sectionOf(lead: Lead, wanted: LeadSection | undefined): Section | undefined {
  const sections = sectionsFor(lead);
  return sections.find(({ section }) => section === wanted) ?? sections[0];
}
