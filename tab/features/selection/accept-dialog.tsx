import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { AcceptanceBody, CandidateView, SelectionView } from '../../../bot/api/contract/selection.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { validation } from '../../components/form-field.ts';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';

const POSITIONS: readonly AcceptanceBody['position'][] = ['principal', 'deputy', 'preschool-head'];

interface Props {
  candidate: CandidateView;
  view: SelectionView;
  cohort: string;
  path: string;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Gives a candidate a place in a learning team. */
export function AcceptDialog({ candidate, view, cohort, path, open, onClose, onDone }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [team, setTeam] = useState(candidate.team?.id ?? '');
  const [position, setPosition] = useState<AcceptanceBody['position']>('principal');
  const [organisation, setOrganisation] = useState(candidate.organisation ?? '');
  const [noTeam, setNoTeam] = useState(false);
  const sending = useFormSend();
  const { name, municipality, nominatedBy } = candidate;

  async function accept(): Promise<void> {
    setNoTeam(team === '');
    if (team === '') return;
    const body: AcceptanceBody = { team, position, organisation };
    if (!(await sending.send('POST', `${path}/acceptance`, body))) return;
    announce(t('selection.accepted', { name }));
    onClose();
    onDone();
  }

  return (
    <FormDialog title={t('selection.acceptTitle', { name })} open={open} onClose={onClose} onSubmit={() => void accept()} submit={t('candidate.accept')} sending={sending}>
      <p>{t(nominatedBy === undefined ? 'selection.acceptTells' : 'selection.acceptWaits', { name, cohort })}</p>
      <Field label={t('selection.team')} required {...validation(noTeam ? t('selection.teamMissing') : sending.faultOf('team'))}>
        <Select value={team} onChange={(_, { value }) => setTeam(value)}>
          <option value="">{t('selection.teamChoose')}</option>
          {view.teams.map(({ id, name: teamName }) => (
            <option key={id} value={id}>
              {teamName}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('roster.position')}>
        <Select value={position} onChange={(_, { value }) => setPosition(POSITIONS.find((each) => each === value) ?? 'principal')}>
          {POSITIONS.map((each) => (
            <option key={each} value={each}>
              {t(`position.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('selection.organisation')}>
        <Select value={organisation} onChange={(_, { value }) => setOrganisation(value)}>
          {candidate.organisation === undefined ? <option value="">{t('selection.organisationNew', { name: municipality })}</option> : null}
          {view.organisations.map(({ id, name: organisationName }) => (
            <option key={id} value={id}>
              {organisationName}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
