import { Spinner } from '@fluentui/react-components';
import type { ImportChangeView, ImportFaultView, ImportPreviewView } from '../../../../bot/api/contract/roster-import.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Section } from '../../../components/section.tsx';
import { useTexts } from '../../../components/texts.ts';
import { Paged } from './paged.tsx';
import styles from './preview.module.css';

interface Props {
  readonly view: ImportPreviewView;
  /** It was committed, and the roster had changed since it was looked at. */
  readonly isMeanwhile: boolean;
  readonly busy: boolean;
  readonly onCommit: () => void;
}

const KINDS = ['added', 'changed', 'removed'] as const;

/** Counts, then what is wrong, then row by row what would be done. */
export function Preview({ view, isMeanwhile, busy, onCommit }: Props) {
  const { t } = useTexts();
  const { counts, faults, changes } = view;
  const isNothing = faults.length === 0 && changes.length + counts.organisations + counts.teams === 0;
  return (
    <Section title={t('rosterImport.would')}>
      {isMeanwhile && faults.length === 0 ? <p role="alert" className={styles.meanwhile}>{t('rosterImport.meanwhile')}</p> : null}
      <Counts view={view} />
      <Notes view={view} />
      {faults.length > 0 ? <Faults faults={faults} /> : null}
      {isNothing ? <Empty>{t('rosterImport.none')}</Empty> : null}
      {faults.length > 0 || isNothing ? null : <Confirm view={view} busy={busy} onCommit={onCommit} />}
      {KINDS.map((kind) => (
        <Changes key={kind} kind={kind} changes={changes.filter((change) => change.kind === kind)} />
      ))}
    </Section>
  );
}

function Counts({ view: { counts, unchanged } }: { view: ImportPreviewView }) {
  const { t, number } = useTexts();
  const all = [...KINDS.map((kind) => ({ kind, count: counts[kind] })), { kind: 'unchanged' as const, count: unchanged }];
  return (
    <dl className={styles.counts}>
      {all.map(({ kind, count }) => (
        <div key={kind} className={styles.count}>
          <dt>{t(`importKind.${kind}`)}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ view: { newOrganisations, tenantsLearned, newTeams, unknownColumns } }: { view: ImportPreviewView }) {
  const { t } = useTexts();
  const notes = [
    { sentence: 'rosterImport.newOrganisations' as const, names: newOrganisations },
    { sentence: 'rosterImport.tenants' as const, names: tenantsLearned },
    { sentence: 'rosterImport.newTeams' as const, names: newTeams },
    { sentence: 'rosterImport.unknown' as const, names: unknownColumns },
  ].filter(({ names }) => names.length > 0);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map(({ sentence, names }) => (
        <li key={sentence}>{t(sentence, { names: names.join(', ') })}</li>
      ))}
    </ul>
  );
}

function Faults({ faults }: { faults: readonly ImportFaultView[] }) {
  const { t } = useTexts();
  const numbered = faults.map((fault, index) => ({ ...fault, index }));
  return (
    <div role="alert" className={styles.part}>
      <h3 className={styles.title}>{t('rosterImport.faults')}</h3>
      <p className={styles.lead}>{t('rosterImport.faultsLead')}</p>
      <Paged items={numbered}>
        {(shown) => (
          <DataTable
            label={t('rosterImport.faults')}
            rows={shown}
            keyOf={({ index }) => String(index)}
            columns={[
              { name: t('rosterImport.row'), cell: ({ row }) => (row === undefined ? t('rosterImport.wholeFile') : t('rosterImport.rowOf', { row })), isHead: true },
              { name: t('rosterImport.column'), cell: ({ column }) => column ?? '' },
              { name: t('rosterImport.reason'), cell: ({ sentence }) => sentence },
            ]}
          />
        )}
      </Paged>
    </div>
  );
}

function Changes({ kind, changes }: { kind: (typeof KINDS)[number]; changes: readonly ImportChangeView[] }) {
  const { t } = useTexts();
  if (changes.length === 0) return null;
  const title = t(`importKind.${kind}`);
  const details = kind === 'changed'
    ? { name: t('rosterImport.what'), cell: (change: ImportChangeView) => <Columns change={change} /> }
    : { name: t('rosterImport.place'), cell: ({ position, school, organisation, team }: ImportChangeView) => [position, school, organisation, team].filter(Boolean).join(', ') };
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <Paged items={changes}>
        {(shown) => (
          <DataTable
            label={title}
            rows={shown}
            keyOf={({ id }) => id}
            columns={[
              { name: t('rosterImport.person'), cell: ({ name, row }) => name ?? (row === undefined ? t('rosterImport.hidden') : t('rosterImport.hiddenRow', { row })), isHead: true },
              details,
              ...(kind === 'removed' ? [] : [{ name: t('rosterImport.row'), cell: ({ row }: ImportChangeView) => row ?? '', isNumber: true as const }]),
            ]}
          />
        )}
      </Paged>
    </div>
  );
}

function Columns({ change }: { change: ImportChangeView }) {
  const { t } = useTexts();
  return (
    <ul className={styles.columns}>
      {change.columns.map(({ column, from, to }) => (
        <li key={column}>
          {column}: {from || t('rosterImport.empty')} → {to || t('rosterImport.empty')}
        </li>
      ))}
    </ul>
  );
}

function Confirm({ view: { counts }, busy, onCommit }: Pick<Props, 'view' | 'busy' | 'onCommit'>) {
  const { t, number } = useTexts();
  const count = counts.added + counts.changed + counts.removed;
  return (
    <div>
      <ConfirmButton
        label={t(busy ? 'rosterImport.importing' : 'rosterImport.commit')}
        title={count === 0 ? t('rosterImport.confirmTitleNobody') : t('rosterImport.confirmTitle', { count })}
        confirm={t('rosterImport.confirm')}
        consequence={t('rosterImport.confirmBody', { added: number(counts.added), changed: number(counts.changed), removed: number(counts.removed) })}
        appearance="primary"
        icon={busy ? <Spinner size="tiny" aria-hidden="true" /> : null}
        busy={busy}
        onConfirm={onCommit}
      />
    </div>
  );
}
