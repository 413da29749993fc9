import type { ReactNode } from 'react';
import type { Lead } from '../components/lead.ts';
import { useTexts } from '../components/texts.ts';
import styles from './lead-app.module.css';
import { sectionOf, sectionsFor } from './lead-sections.ts';
import { Links } from './links.tsx';
import type { Route } from './route.ts';

interface Props {
  lead: Lead;
  route: Extract<Route, { page: 'lead' }>;
  go: (route: Route) => void;
  /** The choice between several cohorts, for those who have it. */
  picker: ReactNode;
  /** The way to a new cohort, for those who may make one. */
  create?: ReactNode;
}

/** *Leda*: everything that a facilitator does for a cohort, a page for each kind of work. */
export function LeadApp({ lead, route, go, picker, create }: Props) {
  const { t } = useTexts();
  const here = sectionOf(lead, route.section);
  const cohort = lead.cohort.id;
  const destinations = sectionsFor(lead).map(({ section, name }) => ({ name, route: { page: 'lead', cohort, section } as const, here: section === here?.section }));
  return (
    <div className={styles.lead}>
      <div className={styles.head}>
        <div className={styles.which}>
          <p className={styles.cohort}>{lead.closedOn === undefined ? lead.cohort.name : t('lead.closed', { cohort: lead.cohort.name })}</p>
          {create}
        </div>
        {picker}
        <nav aria-label={t('lead.navigation')}>
          <Links destinations={destinations} go={go} kind="pills" />
        </nav>
      </div>
      {here === undefined ? null : (
        <here.Page
          key={`${cohort}/${here.section}`}
          lead={lead}
          item={route.item}
          openItem={(item) => go({ page: 'lead', cohort, section: here.section, ...(item === undefined ? {} : { item }) })}
        />
      )}
    </div>
  );
}
