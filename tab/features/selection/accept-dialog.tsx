import { useState } from 'react';
import type { AcceptanceBody, CandidateView, SelectionView } from '../../../bot/api/contract/selection.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { SelectField } from '../../components/select-field.tsx';
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
  const newOne = candidate.organisation === undefined ? [{ id: '', name: t('selection.organisationNew', { name: municipality }) }] : [];

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
      <SelectField
        label={t('selection.team')}
        required
        fault={noTeam ? t('selection.teamMissing') : sending.faultOf('team')}
        value={team}
        options={[{ id: '', name: t('selection.teamChoose') }, ...view.teams]}
        onChange={setTeam}
      />
      <SelectField label={t('roster.position')} value={position} options={POSITIONS.map((id) => ({ id, name: t(`position.${id}`) }))} onChange={setPosition} />
      <SelectField label={t('selection.organisation')} value={organisation} options={[...newOne, ...view.organisations]} onChange={setOrganisation} />
    </FormDialog>
  );
}
