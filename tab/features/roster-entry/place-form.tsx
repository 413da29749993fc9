import { useState } from 'react';
import type { RosterEntryView } from '../../../bot/api/contract/roster-entry.ts';
import { SelectField } from '../../components/select-field.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { SaveForm } from '../../components/save-form.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSetup } from '../../components/use-setup.ts';

/** To another learning team, out of the cohort, or back into it. */
export function PlaceForm({ view, path, onChanged }: { view: RosterEntryView; path: string; onChanged: () => void }) {
  const { t } = useTexts();
  const { save, busy, error } = useSetup();
  const [team, setTeam] = useState(view.details.team);
  const name = view.name ?? t('entry.protected');
  const hasLeft = view.leftOn !== undefined;

  async function change(body: unknown, sentence: string): Promise<void> {
    if (await save('POST', path, body, sentence)) onChanged();
  }

  return (
    <SaveForm
      label={t('entry.place')}
      save={t(hasLeft ? 'entry.return' : 'entry.move')}
      busy={busy || (!hasLeft && team === view.details.team)}
      error={error}
      onSave={() => void change({ kind: hasLeft ? 'return' : 'move', team }, t(hasLeft ? 'entry.returned' : 'entry.moved'))}
      beside={hasLeft ? null : <ConfirmButton label={t('entry.leave')} consequence={t('entry.leaveConfirm', { name })} busy={busy} onConfirm={() => void change({ kind: 'leave' }, t('entry.left'))} />}
    >
      <SelectField label={t('entry.team')} value={team} options={[{ id: '', name: t('roster.noTeam') }, ...view.teams]} onChange={setTeam} />
    </SaveForm>
  );
}
