import { Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { SaveForm } from './save-form.tsx';
import { useSetup } from './use-setup.ts';

interface Props {
  readonly label: string;
  readonly field: string;
  readonly save: string;
  readonly saved: string;
  readonly name: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly onSaved: () => void;
  readonly beside?: ReactNode;
}

/** A name, given or changed. */
export function NameForm({ label, field, save, saved, name: before, method, path, onSaved, beside }: Props) {
  const [name, setName] = useState(before);
  const setup = useSetup();

  async function send(): Promise<void> {
    if (!(await setup.save(method, path, { name }, saved))) return;
    if (method === 'POST') setName('');
    onSaved();
  }

  return (
    <SaveForm label={label} save={save} busy={setup.busy} error={setup.error} onSave={() => void send()} beside={beside}>
      <Field label={field} validationMessage={setup.faultOf('name') ?? null}>
        <Input value={name} maxLength={80} onChange={(_, { value }) => setName(value)} />
      </Field>
    </SaveForm>
  );
}
