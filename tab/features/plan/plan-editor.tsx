import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { PhaseView, PlanView } from '../../../bot/api/contract/plan.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { Fault } from '../../components/fault.tsx';
import { Actions } from '../../components/save-form.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import styles from './plan-editor.module.css';
import { PhaseFields } from './phase-fields.tsx';

const MOST_PHASES = 12;

interface Row extends PhaseView {
  /** Tells the rows apart while they are changed. */
  readonly key: number;
}

/** The phases as fields. What was typed stays until it is saved, whatever happens meanwhile. */
export function PlanEditor({ view, path, onSaved }: { view: PlanView; path: string; onSaved: () => void }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const { send, busy, error, faults } = useFormSend();
  const [rows, setRows] = useState<readonly Row[]>(() => numbered(view.phases));
  const isIncomplete = rows.some(({ from, until }) => from === '' || until === '');

  async function save(): Promise<void> {
    if (!(await send('PUT', path, { phases: rows.map(({ kind, name, from, until }) => ({ kind, name, from, until })) }))) return;
    announce(t('plan.saved'));
    onSaved();
  }

  function add(phases: readonly PhaseView[]): void {
    const next = Math.max(0, ...rows.map(({ key }) => key)) + 1;
    setRows([...rows, ...phases.map((phase, index) => ({ ...phase, key: next + index }))]);
  }

  return (
    <form aria-label={t('plan.change')} noValidate className={styles.editor} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {rows.length === 0 ? null : (
        <ol className={styles.phases}>
          {rows.map((row, at) => (
            <li key={row.key}>
              <PhaseFields
                phase={row}
                number={at + 1}
                faults={faults.filter(({ field }) => field === `phases.${at}`).map(({ message }) => message)}
                onChange={(changes) => setRows(rows.map((each) => (each === row ? { ...each, ...changes } : each)))}
                onRemove={() => setRows(rows.filter((each) => each !== row))}
              />
            </li>
          ))}
        </ol>
      )}
      <Actions>
        {rows.length === 0 && view.proposed.length > 0 ? <Button onClick={() => add(view.proposed)}>{t('plan.propose')}</Button> : null}
        {rows.length < MOST_PHASES ? <Button onClick={() => add([{ kind: 'trying', name: '', from: '', until: '' }])}>{t('plan.add')}</Button> : null}
      </Actions>
      {error === undefined ? null : <Fault error={error} />}
      {faults.length === 0 ? null : <p role="alert" className={styles.fault}>{t('plan.faulty')}</p>}
      {isIncomplete ? <p className={styles.fault}>{t('plan.incomplete')}</p> : null}
      {rows.length === 0 && view.phases.length === 0 ? null : (
        <Actions>
          <Button type="submit" appearance="primary" disabledFocusable={busy || isIncomplete}>{t('plan.save')}</Button>
        </Actions>
      )}
    </form>
  );
}

function numbered(phases: readonly PhaseView[]): readonly Row[] {
  return phases.map((phase, key) => ({ ...phase, key }));
}
