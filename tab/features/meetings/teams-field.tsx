import { Checkbox } from '@fluentui/react-components';
import type { Lead } from '../../components/lead.ts';
import { useTexts } from '../../components/texts.ts';
import type { FormSending } from '../../components/use-form-send.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import styles from './meetings.module.css';

interface Props {
  lead: Lead;
  teams: MeetingDraft['teams'];
  onChange: (teams: MeetingDraft['teams']) => void;
  faultOf: FormSending['faultOf'];
}

/** Whose meeting it is: one team, several, or for who leads it the whole cohort. */
export function TeamsField({ lead, teams, onChange, faultOf }: Props) {
  const { t } = useTexts();
  const chosen = teams === 'all' ? [] : teams;
  const fault = faultOf('teams');
  if (!lead.whole && lead.teams.length === 1) return null;
  return (
    // No `Field`: it takes what is in it for one control, and gives each box the same id.
    <fieldset className={styles.teams}>
      <legend>{t('meetings.who')}</legend>
      {fault === undefined ? null : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <div className={styles.ticks}>
        {lead.whole ? <Checkbox label={t('meetings.wholeCohort')} checked={teams === 'all'} onChange={(_, { checked }) => onChange(checked === true ? 'all' : [])} /> : null}
        {lead.teams.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            disabled={teams === 'all'}
            onChange={(_, { checked }) => onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
