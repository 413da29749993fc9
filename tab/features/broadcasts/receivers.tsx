import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReceiversView, SentView } from '../../../bot/api/contract/broadcast-progress.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Fault } from '../../components/fault.tsx';
import { Lapse } from '../../components/lapse.tsx';
import { Loading } from '../../components/loading.tsx';
import { Section } from '../../components/section.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useTexts, type Texts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { broadcastPath } from './paths.ts';
import styles from './receivers.module.css';
import { useEachChange } from './use-each-change.ts';

const EVERY_MS = 10_000;
/** Of a whole cohort nobody reads every name at once. */
const MOST_AT_FIRST = 30;

type Receiver = ReceiversView['receivers'][number];
type Wanted = 'all' | 'answered' | 'silent' | 'unreached';

/** By name: who has it, and who has answered. Never what. */
export function Receivers({ cohort, view }: { cohort: string; view: SentView }) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<ReceiversView>(`${broadcastPath(cohort, view.id)}/receivers`, EVERY_MS);
  // What is cancelled or done has other states at once, not at the next turn.
  useEachChange(view.state, refresh);
  return (
    <Section title={t('broadcast.receiversTitle')} lead={t(view.content.question === undefined ? 'broadcast.receiversLead' : 'broadcast.receiversLeadAnswered')}>
      {state.kind === 'waiting' ? <Loading /> : null}
      {state.kind === 'failed' ? <Fault error={state.error} onRetry={refresh} /> : null}
      {state.kind === 'shown' ? <Named view={state.view} asks={view.content.question !== undefined} over={view.state === 'done'} /> : null}
      {state.kind === 'shown' && state.lapse !== undefined ? <Lapse /> : null}
    </Section>
  );
}

interface NamedProps {
  view: ReceiversView;
  asks: boolean;
  /** Nothing of it is on its way any more. */
  over: boolean;
}

function Named({ view: { receivers, notListed, notLed }, asks, over }: NamedProps) {
  const { t } = useTexts();
  const [wanted, setWanted] = useState<Wanted>('all');
  const [whole, setWhole] = useState(false);
  const found = receivers.filter((receiver) => isWanted(receiver, wanted));
  const shown = whole ? found : found.slice(0, MOST_AT_FIRST);
  const columns: Array<Column<Receiver>> = [
    { name: t('roster.name'), cell: ({ name }) => name, isHead: true },
    { name: t('roster.team'), cell: ({ team }) => team || t('roster.noTeam') },
    { name: t('broadcast.state'), cell: (receiver) => standingOf(receiver, over, t) },
  ];
  if (asks) columns.push({ name: t('broadcast.answer'), cell: ({ answered }) => t(answered === true ? 'broadcast.hasAnswered' : 'broadcast.hasNotAnswered') });
  const choices: readonly Wanted[] = asks ? ['all', 'answered', 'silent', 'unreached'] : ['all', 'unreached'];
  return (
    <>
      <SelectField label={t('broadcast.show')} className={styles.show} value={wanted} options={choices.map((id) => ({ id, name: t(`broadcastShow.${id}`) }))} onChange={setWanted} />
      <p className={styles.note} role="status">
        {t('broadcast.showing', { count: found.length })}
      </p>
      {found.length === 0 ? null : <DataTable label={t('broadcast.receiversTitle')} columns={columns} rows={shown} keyOf={({ id }) => id} />}
      {shown.length < found.length ? (
        <div>
          <Button onClick={() => setWhole(true)}>{t('broadcast.showAll', { count: found.length })}</Button>
        </div>
      ) : null}
      {notListed === 0 ? null : <p className={styles.note}>{t('roster.notListed', { count: notListed })}</p>}
      {notLed === 0 ? null : <p className={styles.note}>{t('broadcast.notLed', { count: notLed })}</p>}
    </>
  );
}

/** How each delivery went is kept for some weeks; after that only the counts are. */
function standingOf({ state, reason }: Receiver, over: boolean, t: Texts['t']): string {
  if (reason !== undefined) return t(`broadcastHasNot.${reason}`);
  return over && state === 'planned' ? t('broadcast.notKept') : t(`broadcastHas.${state}`);
}

function isWanted({ state, answered }: Receiver, wanted: Wanted): boolean {
  switch (wanted) {
    case 'all':
      return true;
    case 'answered':
      return answered === true;
    case 'silent':
      return answered !== true;
    case 'unreached':
      return state === 'unreachable' || state === 'uncertain' || state === 'poisoned' || state === 'expired';
  }
}
