import { Button, Field, SearchBox } from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RosterMemberView, RosterView } from '../../../bot/api/contract/roster.ts';
import { Empty } from '../../components/empty.tsx';
import type { Lead, LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { ImportPage } from './import/import-page.tsx';
import { RosterTable } from './roster-table.tsx';
import styles from './roster-page.module.css';

const EVERY_MS = 30_000;
/** As the address calls the page where a file is imported. */
const IMPORT = 'import';

/** *Deltagare*: who is on the cohort's roster. */
export function RosterPage({ lead, item, openItem }: LeadPageProps) {
  if (item === IMPORT && lead.whole) return <ImportPage cohort={lead.cohort.id} leave={() => openItem(undefined)} />;
  return <Roster lead={lead} onImport={() => openItem(IMPORT)} />;
}

function Roster({ lead, onImport }: { lead: Lead; onImport: () => void }) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<RosterView>(`/cohorts/${encodeURIComponent(lead.cohort.id)}/roster`, EVERY_MS);
  return (
    <PolledPage title={t('roster.title')} state={state} refresh={refresh}>
      {(view) => (
        <Page title={t('roster.title')} above={<p className={styles.lead}>{t('roster.lead')}</p>}>
          {lead.whole ? (
            <div>
              <Button icon={<DocumentTableRegular aria-hidden="true" />} onClick={onImport}>
                {t('rosterImport.open')}
              </Button>
            </div>
          ) : null}
          {view.members.length === 0 ? <Empty>{t('roster.none')}</Empty> : <Members members={view.members} />}
          {view.notListed === 0 ? null : <p className={styles.note}>{t('roster.notListed', { count: view.notListed })}</p>}
        </Page>
      )}
    </PolledPage>
  );
}

function Members({ members }: { members: readonly RosterMemberView[] }) {
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
      {found.length === 0 ? <Empty>{t('roster.notFound')}</Empty> : <RosterTable members={found} />}
    </div>
  );
}

function isFound({ name, school, organisation, team }: RosterMemberView, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [name, school, organisation, team?.name ?? ''].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
