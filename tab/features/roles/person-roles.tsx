import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { GrantBody, RoleHolderView, RolesView } from '../../../bot/api/contract/roles.ts';
import { Page } from '../../components/page.tsx';
import { Note, SaveForm } from '../../components/save-form.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSetup } from '../../components/use-setup.ts';
import { kindOf, LedChoice } from '../../components/led-choice.tsx';

interface Props {
  person: RoleHolderView;
  /** The reader may say who leads and analyses. */
  leading: boolean;
  teams: RolesView['teams'];
  path: string;
  onChanged: () => void;
  onClose: () => void;
}

/** What one person may do: each role is granted or taken back with one save. */
export function PersonRoles({ person, leading, teams, path, onChanged, onClose }: Props) {
  const { t } = useTexts();
  const { save, busy, error } = useSetup();
  const [leads, setLeads] = useState(person.leads);
  const [kind, setKind] = useState(kindOf(person.leads));
  const [analyses, setAnalyses] = useState(person.analyses);
  const [heads, setHeads] = useState(person.heads);
  const [administers, setAdministers] = useState(person.administers);

  function changes(): readonly GrantBody[] {
    const { id } = person;
    return [
      ...(String(leads) === String(person.leads) ? [] : [{ person: id, role: 'facilitator' as const, teams: leads }]),
      ...(analyses === person.analyses ? [] : [{ person: id, role: 'analyst' as const, holds: analyses }]),
      ...(heads === person.heads ? [] : [{ person: id, role: 'head' as const, holds: heads }]),
      ...(administers === person.administers ? [] : [{ person: id, role: 'admin' as const, holds: administers }]),
    ];
  }

  async function saveAll(): Promise<void> {
    for (const change of changes()) {
      if (!(await save('POST', `${path}/roles`, change, t('roles.saved')))) {
        onChanged();
        return;
      }
    }
    onChanged();
    onClose();
  }

  return (
    <Page title={person.name} back={{ label: t('roles.back'), onBack: onClose }} lead={person.organisation}>
      <SaveForm label={t('roles.ofPerson', { name: person.name })} save={t('roles.save')} busy={busy} error={error} onSave={() => void saveAll()}>
        {leading ? (
          <>
            <LedChoice label={t('roles.facilitator')} led={leads} kind={kind} teams={teams} none={t('roles.leadsNone')} all={t('roles.leadsAll')} onChange={setLeads} onKind={setKind} />
            <Checkbox label={t('roles.analyses')} checked={analyses} onChange={(_, { checked }) => setAnalyses(checked === true)} />
          </>
        ) : null}
        {person.mayAdminister ? (
          <>
            <Checkbox label={t('roles.heads')} checked={heads} onChange={(_, { checked }) => setHeads(checked === true)} />
            <Checkbox label={t('roles.administers')} checked={administers} onChange={(_, { checked }) => setAdministers(checked === true)} />
          </>
        ) : <Note>{t('roles.byAdmins')}</Note>}
      </SaveForm>
    </Page>
  );
}
