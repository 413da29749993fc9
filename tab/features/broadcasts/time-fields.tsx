import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import type { Content, ContentFault } from '../../../bot/api/contract/broadcast-content.ts';
import { useTexts } from '../../components/texts.ts';
import { faultOf, type FaultField } from './faults.ts';
import styles from './time-fields.module.css';

interface TimeProps {
  label: string;
  hint?: string;
  field: FaultField;
  value: string;
  faults: readonly ContentFault[];
  onChange: (value: string) => void;
}

/** A day and a time in the reader's own zone, by the browser's own control. */
export function TimeField({ label, hint, field, value, faults, onChange }: TimeProps) {
  return (
    <Field label={label} hint={hint ?? null} validationMessage={faultOf(faults, field) ?? null} className={styles.time ?? ''}>
      <Input type="datetime-local" value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}

interface Props {
  sendAt: string;
  /** At a time, also while that time is not chosen. */
  timed: boolean;
  faults: readonly ContentFault[];
  onTimed: (timed: boolean) => void;
  onChange: (change: Pick<Content, 'sendAt'>) => void;
}

/** Now, or at a time. */
export function SendTime({ sendAt, timed, faults, onTimed, onChange }: Props) {
  const { t } = useTexts();
  return (
    <>
      <Field label={t('broadcast.when')} validationMessage={(timed ? undefined : faultOf(faults, 'sendAt')) ?? null}>
        <RadioGroup
          value={timed ? 'timed' : 'now'}
          onChange={(_, { value }) => {
            onTimed(value === 'timed');
            if (value === 'now') onChange({ sendAt: '' });
          }}
        >
          <Radio value="now" label={t('broadcastWhen.now')} />
          <Radio value="timed" label={t('broadcastWhen.timed')} />
        </RadioGroup>
      </Field>
      {timed ? <TimeField label={t('broadcast.sendAt')} hint={t('broadcast.sendAtHint')} field="sendAt" value={sendAt} faults={faults} onChange={(value) => onChange({ sendAt: value })} /> : null}
    </>
  );
}
