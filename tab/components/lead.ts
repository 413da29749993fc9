import type { MeView } from '../../bot/api/contract/me.ts';

/** A cohort in which the reader leads, all of it or some of its teams. */
export type Lead = MeView['leads'][number];

/** The pages of *Leda*, as they are called in addresses. */
export const LEAD_SECTIONS = ['overview', 'meetings', 'broadcasts', 'roster', 'peers', 'selection', 'organisations', 'teams', 'plan', 'roles', 'log'] as const;
export type LeadSection = (typeof LEAD_SECTIONS)[number];

/** What every page of *Leda* gets. */
export interface LeadPageProps {
  readonly lead: Lead;
  /** What on the page is open, by the page's own ids; the address says it, so that it can be linked to. */
  readonly item: string | undefined;
  readonly openItem: (item: string | undefined) => void;
  readonly openSection: (section: LeadSection) => void;
}
