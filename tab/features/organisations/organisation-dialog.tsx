import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { OrganisationBody, OrganisationView } from '../../../bot/api/contract/organisations.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { validation } from '../../components/form-field.ts';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';

interface Props {
  organisation: OrganisationView;
  path: string;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

export function OrganisationDialog({ organisation, path, open, onClose, onDone }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [name, setName] = useState(organisation.name);
  const [tenant, setTenant] = useState(organisation.tenant ?? '');
  const sending = useFormSend();

  async function save(): Promise<void> {
    const body: OrganisationBody = { name, tenant };
    if (!(await sending.send('PUT', path, body))) return;
    announce(t('organisations.saved'));
    onClose();
    onDone();
  }

  return (
    <FormDialog title={t('organisations.editNamed', { name: organisation.name })} open={open} onClose={onClose} onSubmit={() => void save()} submit={t('form.save')} sending={sending}>
      <Field label={t('organisations.name')} required {...validation(sending.faultOf('name'))}>
        <Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={t('organisations.tenantId')} hint={t('organisations.tenantHint')} {...validation(sending.faultOf('tenant'))}>
        <Input value={tenant} maxLength={60} onChange={(_, { value }) => setTenant(value)} />
      </Field>
    </FormDialog>
  );
}
