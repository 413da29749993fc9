import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { CommitmentView } from '../../bot/api/contract/meetings.ts';
import { useAnnounce } from './announcer.tsx';
import styles from './commitments-form.module.css';
import { validation } from './form-field.ts';
import { Refusal } from './refusal.tsx';
import { useTexts } from './texts.ts';
import { useFormSend } from './use-form-send.ts';

interface Props {
  /** Of the API: the meeting's own. */
  path: string;
  members: readonly { readonly id: string; readonly name: string }[];
  commitments: readonly CommitmentView[];
  onSaved: () => void;
}

const MOST = 200;

/** *Till nästa gång*: one line each, written by who leads or takes notes. What nobody touched is not sent. */
export function CommitmentsForm({ path, members, commitments, onSaved }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { error, busy, send, faultOf } = useFormSend();
  const standing = (id: string) => commitments.find((each) => each.id === id)?.text ?? '';

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const changed = Object.entries(typed).filter(([id, text]) => text !== standing(id)).map(([id, text]) => ({ id, text }));
    if (!(await send('PUT', `${path}/commitments`, { commitments: changed }))) return;
    announce(t('meetings.saved'));
    setTyped({});
    onSaved();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      {members.map(({ id, name }) => (
        <Field key={id} label={name} {...validation(faultOf(id))}>
          <Input value={typed[id] ?? standing(id)} maxLength={MOST} onChange={(_, { value }) => setTyped((before) => ({ ...before, [id]: value }))} />
        </Field>
      ))}
      <Refusal error={error} />
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {t('meetings.saveCommitments')}
        </Button>
      </div>
    </form>
  );
}
