import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { RolesView } from '../../../bot/api/contract/roles.ts';
import { SaveForm } from '../../components/save-form.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSetup } from '../../components/use-setup.ts';
import { LedChoice, type LedKind } from './led-choice.tsx';

/** What the reader leads goes to somebody else on the roster, who is told. Asked once more, for it may be given up. */
export function HandOver({ view, path, onDone }: { view: RolesView; path: string; onDone: () => void }) {
  const { t } = useTexts();
  const { save, busy, error } = useSetup();
  const reader = view.people.find(({ isReader }) => isReader);
  const own = reader?.leads ?? [];
  const ownTeams = own === 'all' ? view.teams : view.teams.filter(({ id }) => own.includes(id));
  const [to, setTo] = useState('');
  const [teams, setTeams] = useState(own);
  const [kind, setKind] = useState<LedKind>(own === 'all' ? 'all' : 'some');
  const [keeps, setKeeps] = useState('keep');
  const [asking, setAsking] = useState(false);
  const name = view.people.find(({ id }) => id === to)?.name ?? '';
  const isReady = to !== '' && teams.length > 0;

  async function handOver(): Promise<void> {
    setAsking(false);
    if (!(await save('POST', `${path}/handover`, { to, teams, keep: keeps === 'keep' }, t('handover.done', { name })))) return;
    setTo('');
    onDone();
  }

  return (
    <SaveForm label={t('handover.title')} save={t('handover.do')} busy={busy || !isReady} error={error} onSave={() => setAsking(isReady)}>
      <SelectField label={t('handover.to')} value={to} options={[{ id: '', name: t('roles.choosePerson') }, ...view.people.filter(({ isReader }) => !isReader)]} onChange={setTo} />
      <LedChoice label={t('handover.what')} led={teams} kind={kind} teams={ownTeams} {...(own === 'all' ? { all: t('roles.leadsAll') } : {})} onChange={setTeams} onKind={setKind} />
      <Field label={t('handover.after')}>
        <RadioGroup value={keeps} onChange={(_, { value }) => setKeeps(value)}>
          <Radio value="keep" label={t('handover.keep')} />
          <Radio value="drop" label={t('handover.drop')} />
        </RadioGroup>
      </Field>
      {asking ? (
        <Dialog modalType="alert" open onOpenChange={() => setAsking(false)}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{t('handover.title')}</DialogTitle>
              <DialogContent>{t(keeps === 'keep' ? 'handover.confirmKeep' : 'handover.confirmDrop', { name })}</DialogContent>
              <DialogActions fluid>
                <Button onClick={() => setAsking(false)}>{t('confirm.cancel')}</Button>
                <Button appearance="primary" onClick={() => void handOver()}>{t('handover.do')}</Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      ) : null}
    </SaveForm>
  );
}
