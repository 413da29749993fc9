import { Button, Field, Input, Select } from '@fluentui/react-components';
import type { PhaseView } from '../../../bot/api/contract/plan.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './plan-editor.module.css';

const KINDS: readonly PhaseView['kind'][] = ['choosing', 'trying', 'analysing', 'finished'];

interface Props {
  phase: PhaseView;
  number: number;
  faults: readonly string[];
  onChange: (changes: Partial<PhaseView>) => void;
  onRemove: () => void;
}

/** One phase: what it is, what it is called here, and its first and last day. */
export function PhaseFields({ phase, number, faults, onChange, onRemove }: Props) {
  const { t } = useTexts();
  return (
    <fieldset className={styles.phase} aria-label={t('plan.phase', { number })}>
      <Field label={t('plan.kind')}>
        <Select className={styles.control ?? ''} value={phase.kind} onChange={(_, { value }) => onChange({ kind: KINDS.find((kind) => kind === value) ?? phase.kind })}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`phase.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('plan.name')}>
        <Input className={styles.control ?? ''} value={phase.name} maxLength={80} placeholder={t(`phase.${phase.kind}`)} onChange={(_, { value }) => onChange({ name: value })} />
      </Field>
      <Field label={t('plan.from')}>
        <Input className={styles.control ?? ''} type="date" value={phase.from} onChange={(_, { value }) => onChange({ from: value })} />
      </Field>
      <Field label={t('plan.until')}>
        <Input className={styles.control ?? ''} type="date" value={phase.until} onChange={(_, { value }) => onChange({ until: value })} />
      </Field>
      <Button aria-label={t('plan.removePhase', { number })} onClick={onRemove}>{t('plan.remove')}</Button>
      {faults.map((fault) => (
        <p key={fault} className={styles.fault}>
          {fault}
        </p>
      ))}
    </fieldset>
  );
}
