import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeliveriesView, RetryRequest } from '../../../bot/api/contract/deliveries.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Fault } from '../../components/fault.tsx';
import { Lapse } from '../../components/lapse.tsx';
import { Loading } from '../../components/loading.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { useSend } from '../../components/use-send.ts';
import styles from './overview.module.css';

const EVERY_MS = 60_000;

type Failure = DeliveriesView['failures'][number];

/** What did not arrive, with why, and the way to send it again. */
export function Deliveries({ cohort }: { cohort: string }) {
  const { state, refresh } = usePolled<DeliveriesView>(`/cohorts/${cohort}/deliveries`, EVERY_MS);
  switch (state.kind) {
    case 'waiting':
      return <Loading />;
    case 'failed':
      return <Fault error={state.error} onRetry={refresh} />;
    case 'shown':
      return (
        <>
          <Halted halted={state.view.halted} />
          <Failures cohort={cohort} failures={state.view.failures} />
          {state.lapse === undefined ? null : <Lapse />}
        </>
      );
  }
}

function Halted({ halted }: Pick<DeliveriesView, 'halted'>) {
  const { t, language, moment } = useTexts();
  return halted.map(({ organisations, alert, pausedUntil }) => (
    <p key={organisations.join()} className={styles.halted}>
      {t(alert === 'not-authorised' ? 'overview.notAuthorised' : 'overview.refused', { organisations: new Intl.ListFormat(language).format(organisations) })}{' '}
      {pausedUntil === undefined ? null : t('overview.pausedUntil', { moment: moment(pausedUntil) })}
    </p>
  ));
}

function Failures({ cohort, failures }: { cohort: string; failures: readonly Failure[] }) {
  const { t, moment } = useTexts();
  const { retry, error, retried } = useRetry(cohort);
  if (failures.length === 0) return <p className={styles.quiet}>{t('overview.allArrived')}</p>;
  return (
    <>
      {error === undefined ? null : <Fault error={error} />}
      <DataTable
        label={t('overview.deliveries')}
        rows={failures}
        keyOf={({ id }) => id}
        columns={[
          { name: t('overview.to'), cell: (failure) => <To failure={failure} />, isHead: true },
          { name: t('overview.card'), cell: ({ card }) => card },
          { name: t('overview.why'), cell: ({ reason }) => t(`deliveryReason.${reason}`) },
          { name: t('overview.when'), cell: ({ at }) => moment(at) },
          { name: t('overview.again'), cell: (failure) => <Again failure={failure} retried={retried.has(failure.id)} onRetry={() => void retry(failure)} /> },
        ]}
      />
    </>
  );
}

function To({ failure: { to, team } }: { failure: Failure }) {
  const { t } = useTexts();
  const name = to.kind === 'channel' ? t('overview.channel') : to.name ?? t('person.protected');
  return (
    <>
      {name} <span className={styles.team}>{team.name}</span>
    </>
  );
}

function Again({ failure: { retry, to }, retried, onRetry }: { failure: Failure; retried: boolean; onRetry: () => void }) {
  const { t } = useTexts();
  if (retried) return t('overview.willRetry');
  if (retry === undefined) return t(to.kind === 'channel' ? 'overview.relink' : 'overview.tooLate');
  return (
    <Button size="small" onClick={onRetry} aria-label={t('overview.retryOf', { name: (to.kind === 'member' ? to.name : undefined) ?? t('person.protected') })}>
      {t('overview.retry')}
    </Button>
  );
}

/** What is on its way again stays in the list until it has arrived. */
function useRetry(cohort: string) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const { send, error } = useSend();
  const [retried, setRetried] = useState<ReadonlySet<string>>(new Set());

  async function retry({ id, team, retry: wish }: Failure): Promise<void> {
    if (wish === undefined) return;
    const body: RetryRequest = wish;
    const answer = await send('POST', `/cohorts/${cohort}/teams/${encodeURIComponent(team.id)}/deliveries/retry`, body);
    if (answer === undefined) return;
    setRetried((before) => new Set([...before, id]));
    announce(t('overview.willRetry'));
  }

  return { retry, error, retried };
}
