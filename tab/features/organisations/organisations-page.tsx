import type { OrganisationsView } from '../../../bot/api/contract/organisations.ts';
import { Empty } from '../../components/empty.tsx';
import { Fold } from '../../components/fold.tsx';
import type { LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { Bottlenecks } from './bottlenecks.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import styles from './organisations-page.module.css';

const EVERY_MS = 30_000;

/** *Organisationer*: what has to be done in each before its people can take part, what is furthest from ready first. */
export function OrganisationsPage({ lead }: LeadPageProps) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(lead.cohort.id)}/organisations`;
  const { state, refresh } = usePolled<OrganisationsView>(path, EVERY_MS);
  return (
    <PolledPage title={t('organisations.title')} state={state} refresh={refresh}>
      {(view) => (
        <Page title={t('organisations.title')} lead={t('organisations.lead')}>
          {view.organisations.length === 0 ? <Empty>{t('organisations.none')}</Empty> : <Organisations view={view} path={path} refresh={refresh} />}
        </Page>
      )}
    </PolledPage>
  );
}

function Organisations({ view: { organisations, mayChange }, path, refresh }: { view: OrganisationsView; path: string; refresh: () => void }) {
  const { t, number } = useTexts();
  const waiting = organisations.filter(({ next }) => next !== 'done');
  const ready = organisations.filter(({ next }) => next === 'done');
  const list = (shown: OrganisationsView['organisations']) => (
    <ol className={styles.organisations}>
      {shown.map((organisation) => (
        <li key={organisation.id}>
          <OrganisationPanel organisation={organisation} mayChange={mayChange} path={`${path}/${encodeURIComponent(organisation.id)}`} onChanged={refresh} />
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <Bottlenecks organisations={organisations} />
      {waiting.length === 0 ? null : <Section title={t('organisations.waiting')}>{list(waiting)}</Section>}
      {ready.length === 0 ? null : (
        <Section title={t('organisations.ready')}>
          <div className={styles.fold}>
            <Fold title={t('organisations.showReady')} aside={number(ready.length)}>
              <div className={styles.folded}>{list(ready)}</div>
            </Fold>
          </div>
        </Section>
      )}
    </>
  );
}
