import { Button, Field, SearchBox } from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RosterMemberView, RosterView } from '../../../bot/api/contract/roster.ts';
import { Empty } from '../../components/empty.tsx';
import type { LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { PersonPage } from '../roster-entry/person-page.tsx';
import { ImportPage } from './import/import-page.tsx';
import { Paged } from './import/paged.tsx';
import { RosterTable } from './roster-table.tsx';
import { SeatClaims } from './seat-claims.tsx';
import styles from './roster-page.module.css';

const EVERY_MS = 30_000;
/** As the address calls the page where a file is imported. */
const IMPORT = 'import';

/** *Deltagare*: who is on the cohort's roster, one of them alone, or a new roster to import. */
export function RosterPage({ lead, item, openItem }: LeadPageProps) {
  const close = () => openItem(undefined);
  if (item === IMPORT && lead.whole) return <ImportPage cohort={lead.cohort.id} leave={close} />;
  return <Roster lead={lead} item={item} openItem={openItem} />;
}

function Roster({ lead, item, openItem }: Omit<LeadPageProps, 'openSection'>) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<RosterView>(`/cohorts/${encodeURIComponent(lead.cohort.id)}/roster`, EVERY_MS);
  if (item !== undefined && lead.whole) return <PersonPage cohort={lead.cohort.id} person={item} onClose={() => openItem(undefined)} onChanged={refresh} />;
  return (
    <PolledPage title={t('roster.title')} state={state} refresh={refresh}>
      {(view) => (
        <Page
          title={t('roster.title')}
          lead={t('roster.lead')}
          actions={
            lead.whole ? (
              <Button appearance="primary" icon={<DocumentTableRegular aria-hidden="true" />} onClick={() => openItem(IMPORT)}>
                {t('rosterImport.open')}
              </Button>
            ) : null
          }
        >
          <SeatClaims cohort={lead.cohort.id} />
          {view.members.length === 0 ? <Empty>{t('roster.none')}</Empty> : <Members members={view.members} cohort={lead.cohort.id} {...(lead.whole ? { open: openItem } : {})} />}
          {view.notListed === 0 ? null : <p className={styles.note}>{t('roster.notListed', { count: view.notListed })}</p>}
        </Page>
      )}
    </PolledPage>
  );
}

function Members({ members, ...table }: Parameters<typeof RosterTable>[0]) {
  const { t } = useTexts();
  const [sought, setSought] = useState('');
  const found = members.filter((member) => isFound(member, sought));
  return (
    <div className={styles.members}>
      <Field label={t('roster.search')} className={styles.search ?? ''}>
        <SearchBox value={sought} onChange={(_, { value }) => setSought(value)} />
      </Field>
      <p className={styles.note} role="status">
        {t('roster.count', { shown: found.length, all: members.length })}
      </p>
      {found.length === 0 ? <Empty>{t('roster.notFound')}</Empty> : <Paged items={found}>{(shown) => <RosterTable members={shown} {...table} />}</Paged>}
    </div>
  );
}

function isFound({ name, school, organisation, team }: RosterMemberView, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [name, school, organisation, team?.name ?? ''].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
