import type { ReactNode } from 'react';
import type { Lead } from '../components/lead.ts';
import { useTexts } from '../components/texts.ts';
import styles from './lead-app.module.css';
import { LeadNavigation } from './lead-navigation.tsx';
import { sectionOf } from './lead-sections.ts';
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
  const here = sectionOf(lead, route.section);
  const cohort = lead.cohort.id;
  return (
    <div className={styles.lead}>
      <div className={styles.head}>
        <div className={styles.which}>
          <Which lead={lead} picker={picker} />
          {create}
        </div>
        <LeadNavigation lead={lead} here={here} go={go} />
      </div>
      {here === undefined ? null : (
        <here.Page
          key={`${cohort}/${here.section}`}
          lead={lead}
          item={route.item}
          openItem={(item) => go({ page: 'lead', cohort, section: here.section, ...(item === undefined ? {} : { item }) })}
          openSection={(section) => go({ page: 'lead', cohort, section })}
        />
      )}
    </div>
  );
}

/** Which cohort it is: said by the choice where there is one, and once. */
function Which({ lead: { cohort, closedOn }, picker }: Pick<Props, 'lead' | 'picker'>) {
  const { t } = useTexts();
  return (
    <div className={styles.cohort}>
      {picker}
      {closedOn === undefined ? null : <p>{t('lead.closed', { cohort: cohort.name })}</p>}
      {closedOn !== undefined || picker !== null ? null : <p>{cohort.name}</p>}
    </div>
  );
}
