import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingRoles, MeetingView } from '../../../bot/api/contract/meetings.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import styles from './meetings.module.css';

/** Who keeps the time and who takes notes: proposed in turn, and easily changed. */
export function Roles({ own, view, onSaved }: { own: string; view: MeetingView; onSaved: () => void }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<MeetingRoles>();
  const { error, busy, send } = useFormSend();
  const roles: MeetingRoles = chosen ?? { ...(view.timeKeeper ? { timeKeeper: view.timeKeeper.id } : {}), ...(view.noteTaker ? { noteTaker: view.noteTaker.id } : {}) };

  async function save(): Promise<void> {
    if (!(await send('PUT', `${own}/roles`, roles))) return;
    announce(t('meetings.saved'));
    setChosen(undefined);
    onSaved();
  }

  return (
    <>
      <div className={styles.pair}>
        {(['timeKeeper', 'noteTaker'] as const).map((role) => (
          <SelectField
            key={role}
            label={t(`meetings.${role}`)}
            disabled={!view.leads}
            value={roles[role] ?? ''}
            options={[{ id: '', name: t('meetings.nobody') }, ...candidates(view, view[role])]}
            onChange={(id) => setChosen(withRole(roles, role, id))}
          />
        ))}
      </div>
      <Refusal error={error} />
      {chosen === undefined ? null : (
        <div>
          <Button disabledFocusable={busy} onClick={() => void save()}>
            {t('meetings.saveRoles')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Also who has left since, as long as they have the role. */
function candidates({ members }: MeetingView, holder: MeetingView['timeKeeper']): MeetingView['members'] {
  return holder === undefined || members.some(({ id }) => id === holder.id) ? members : [...members, holder];
}

function withRole(roles: MeetingRoles, role: 'timeKeeper' | 'noteTaker', id: string): MeetingRoles {
  const { [role]: _before, ...others } = roles;
  return id === '' ? others : { ...others, [role]: id };
}
