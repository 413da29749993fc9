import { useState } from 'react';
import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { Empty } from '../../components/empty.tsx';
import { Fault } from '../../components/fault.tsx';
import type { Lead, LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { CurrentRound } from './current-round.tsx';
import { EarlierRounds } from './earlier-rounds.tsx';
import { PeopleList } from './people-list.tsx';
import styles from './peers.module.css';
import { Propose } from './propose.tsx';
import { Proposal } from './proposal.tsx';
import { usePeers } from './use-peers.ts';

const EVERY_MS = 60_000;
/** In the address, for the cohort as a whole; no team's id. */
const WHOLE = 'all';

/** *Kollegor*: who reflects with whom, of a team or across the cohort. */
export function PeersPage({ lead, item, openItem }: LeadPageProps) {
  const { t } = useTexts();
  const scope = scopeOf(lead, item);
  if (scope === undefined) {
    return (
      <Page title={t('peers.title')}>
        <Empty>{t('peers.noTeam')}</Empty>
      </Page>
    );
  }
  return <PeersOf key={scope} lead={lead} scope={scope} onPick={openItem} />;
}

function scopeOf(lead: Lead, item: string | undefined): string | undefined {
  if (item === WHOLE && lead.whole) return WHOLE;
  return (lead.teams.find(({ id }) => id === item) ?? lead.teams[0])?.id ?? (lead.whole ? WHOLE : undefined);
}

interface Props {
  lead: Lead;
  scope: string;
  onPick: (scope: string) => void;
}

function PeersOf({ lead, scope, onPick }: Props) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(lead.cohort.id)}/peers`;
  const team = scope === WHOLE ? undefined : scope;
  const { state, refresh } = usePolled<PeersView>(team === undefined ? path : `${path}?team=${encodeURIComponent(team)}`, EVERY_MS);
  return (
    <PolledPage title={t('peers.title')} state={state} refresh={refresh}>
      {(view) => (
        <Page title={t('peers.title')} lead={t('peers.lead')}>
          <ScopePicker lead={lead} scope={scope} onPick={onPick} />
          <Peers path={path} team={team} polled={view} refresh={refresh} />
        </Page>
      )}
    </PolledPage>
  );
}

function ScopePicker({ lead, scope, onPick }: Props) {
  const { t } = useTexts();
  if (lead.teams.length + (lead.whole ? 1 : 0) < 2) return null;
  const scopes = [...lead.teams, ...(lead.whole ? [{ id: WHOLE, name: t('peers.whole') }] : [])];
  return <SelectField label={t('peers.pick')} className={styles.pick} value={scope} options={scopes} onChange={onPick} />;
}

function Peers({ path, team, polled, refresh }: { path: string; team: string | undefined; polled: PeersView; refresh: () => void }) {
  const { t } = useTexts();
  const peers = usePeers({ path, team, polled, refresh });
  const { view, error } = peers;
  const [formsKey, setFormsKey] = useState(0);
  return (
    <>
      {error === undefined ? null : <Fault error={error} />}
      {view.proposal === undefined ? (
        <Propose view={view} peers={peers} />
      ) : (
        <Proposal key={`${view.proposal.id}/${formsKey}`} proposal={view.proposal} leftOut={view.leftOut.length} peers={peers} onDone={() => setFormsKey((key) => key + 1)} />
      )}
      {view.leftOut.length === 0 ? null : (
        <Section title={t('peers.leftOut')} lead={t('peers.leftOutLead')}>
          <PeopleList people={view.leftOut} />
        </Section>
      )}
      {view.current === undefined ? null : <CurrentRound current={view.current} peers={peers} mayRenew={view.current.mayRenew && view.proposal === undefined} />}
      <EarlierRounds earlier={view.earlier} />
    </>
  );
}
