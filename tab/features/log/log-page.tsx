import type { LogView } from '../../../bot/api/contract/log.ts';
import { Empty } from '../../components/empty.tsx';
import type { Lead, LeadPageProps } from '../../components/lead.ts';
import { LoadEarlier } from '../../components/load-earlier.tsx';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { useEarlier } from '../../components/use-earlier.ts';
import { usePolled } from '../../components/use-polled.ts';
import { LogEntry } from './log-entry.tsx';
import { LogForm } from './log-form.tsx';
import styles from './log.module.css';

const EVERY_MS = 60_000;

/** *Processlogg*: the reader's own notes, which nobody else sees. */
export function LogPage({ lead }: LeadPageProps) {
  const { t } = useTexts();
  const path = `/me/log/${encodeURIComponent(lead.cohort.id)}`;
  const { state, refresh } = usePolled<LogView>(path, EVERY_MS);
  return (
    <PolledPage title={t('log.title')} state={state} refresh={refresh}>
      {(first) => <Log lead={lead} path={path} first={first} refresh={refresh} />}
    </PolledPage>
  );
}

function Log({ lead, path, first, refresh }: { lead: Lead; path: string; first: LogView; refresh: () => void }) {
  const { t } = useTexts();
  const earlier = useEarlier(path, first);
  const entries = earlier.pages.flatMap((page) => page.entries);
  return (
    <Page title={t('log.title')} lead={t('log.lead')}>
      <Section title={t('log.new')}>
        <LogForm lead={lead} onSaved={refresh} />
      </Section>
      <Section title={t('log.entries')}>
        {entries.length === 0 ? <Empty>{t('log.none')}</Empty> : null}
        <ol className={styles.entries}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <LogEntry lead={lead} entry={entry} onChanged={refresh} />
            </li>
          ))}
        </ol>
        <LoadEarlier earlier={earlier} />
      </Section>
    </Page>
  );
}
