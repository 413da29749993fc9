import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { RosterEntryView } from '../../../bot/api/contract/roster-entry.ts';
import { useAnnounce } from '../../components/announcer.tsx';
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
      <Field label={t('entry.position')}>
        <Select value={details.position} onChange={(_, { value }) => change({ position: POSITIONS.find((each) => each === value) ?? details.position })}>
          {POSITIONS.map((position) => (
            <option key={position} value={position}>
              {t(`position.${position}`)}
            </option>
          ))}
        </Select>
      </Field>
      <NamedChoice label={t('entry.organisation')} value={details.organisation} options={view.organisations} onChange={(organisation) => change({ organisation })} />
      {TEXTS.map((field) => (
        <Field key={field} label={t(`entry.${field}`)} validationMessage={faultOf(field) ?? null}>
          <Input value={details[field]} maxLength={80} onChange={(_, { value }) => change({ [field]: value })} />
        </Field>
      ))}
      <NamedChoice label={t('entry.manager')} hint={t('entry.managerHint')} none={t('entry.noManager')} value={details.manager} options={view.others} onChange={(manager) => change({ manager })} />
      <Field hint={t('entry.protectedHint')}>
        <Checkbox label={t('entry.protectedChoice')} checked={details.protectedIdentity} onChange={(_, { checked }) => change({ protectedIdentity: checked === true })} />
      </Field>
    </SaveForm>
  );
}

interface NamedChoiceProps {
  label: string;
  hint?: string;
  none?: string;
  value: string;
  options: RosterEntryView['others'];
  onChange: (id: string) => void;
}

function NamedChoice({ label, hint, none, value, options, onChange }: NamedChoiceProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Select value={value} onChange={(_, { value: chosen }) => onChange(chosen)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
