import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { NominationBody } from '../../../bot/api/contract/selection.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { Fault } from '../../components/fault.tsx';
import { validation } from '../../components/form-field.ts';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import styles from './nominate-page.module.css';

const EMPTY: NominationBody = { name: '', address: '', school: '', why: '' };

export function NominationForm({ path, onDone }: { path: string; onDone: () => void }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(EMPTY);
  const [done, setDone] = useState('');
  const { send, busy, error, faultOf } = useFormSend();
  const change = (part: Partial<NominationBody>) => setTyped((before) => ({ ...before, ...part }));

  async function nominate(): Promise<void> {
    setDone('');
    if (!(await send('POST', path, typed))) return;
    const sentence = t('nominate.done', { name: typed.name.trim() });
    setTyped(EMPTY);
    setDone(sentence);
    announce(sentence);
    onDone();
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void nominate();
      }}
    >
      <Field label={t('nominate.name')} required {...validation(faultOf('name'))}>
        <Input value={typed.name} maxLength={100} onChange={(_, { value }) => change({ name: value })} />
      </Field>
      <Field label={t('nominate.address')} hint={t('nominate.addressHint')} required {...validation(faultOf('address'))}>
        <Input type="email" value={typed.address} maxLength={254} onChange={(_, { value }) => change({ address: value })} />
      </Field>
      <Field label={t('nominate.school')} required {...validation(faultOf('school'))}>
        <Input value={typed.school} maxLength={100} onChange={(_, { value }) => change({ school: value })} />
      </Field>
      <Field label={t('candidate.why')} hint={t('nominate.whyHint')} {...validation(faultOf('why'))}>
        <Textarea value={typed.why} rows={4} maxLength={1000} onChange={(_, { value }) => change({ why: value })} />
      </Field>
      {error === undefined ? null : <Fault error={error} />}
      {done === '' ? null : <p className={styles.lead}>{done}</p>}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {t('nominate.submit')}
        </Button>
      </div>
    </form>
  );
}
