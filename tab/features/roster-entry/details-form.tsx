import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { RosterEntryView } from '../../../bot/api/contract/roster-entry.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { SaveForm } from '../../components/save-form.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';

type Details = RosterEntryView['details'];

const POSITIONS: readonly Details['position'][] = ['principal', 'deputy', 'preschool-head', 'facilitator', 'analyst', 'head', 'admin'];
const TEXTS = ['school', 'schoolForm', 'sizeClass', 'areaType'] as const;

/** What the roster says of somebody. Saved from what was seen: if another has changed it meanwhile, that is said. */
export function DetailsForm({ view, path, onSaved }: { view: RosterEntryView; path: string; onSaved: () => void }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  // If another was faster, what is there now is what the next try is made from.
  const { send, busy, error, faultOf } = useFormSend({ onFailed: onSaved });
  const [details, setDetails] = useState(view.details);
  const change = (changes: Partial<Details>) => setDetails({ ...details, ...changes });

  async function save(): Promise<void> {
    if (!(await send('PUT', path, { etag: view.etag, details }))) return;
    announce(t('entry.saved'));
    onSaved();
  }

  return (
    <SaveForm label={t('entry.details')} save={t('entry.save')} busy={busy} error={error} onSave={() => void save()}>
      <SelectField label={t('entry.position')} value={details.position} options={POSITIONS.map((id) => ({ id, name: t(`position.${id}`) }))} onChange={(position) => change({ position })} />
      <SelectField label={t('entry.organisation')} value={details.organisation} options={view.organisations} onChange={(organisation) => change({ organisation })} />
      {TEXTS.map((field) => (
        <Field key={field} label={t(`entry.${field}`)} validationMessage={faultOf(field) ?? null}>
          <Input value={details[field]} maxLength={80} onChange={(_, { value }) => change({ [field]: value })} />
        </Field>
      ))}
      <SelectField
        label={t('entry.manager')}
        hint={t('entry.managerHint')}
        value={details.manager}
        options={[{ id: '', name: t('entry.noManager') }, ...view.others]}
        onChange={(manager) => change({ manager })}
      />
      <Field hint={t('entry.protectedHint')}>
        <Checkbox label={t('entry.protectedChoice')} checked={details.protectedIdentity} onChange={(_, { checked }) => change({ protectedIdentity: checked === true })} />
      </Field>
    </SaveForm>
  );
}
