import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { SuccessorsView } from '../../bot/api/contract/roles.ts';
import { ConfirmQuestion } from './confirm-question.tsx';
import { Fault } from './fault.tsx';
import { SaveForm } from './save-form.tsx';
import { Section } from './section.tsx';
import { SelectField } from './select-field.tsx';
import { useTexts } from './texts.ts';
import { usePolled } from './use-polled.ts';
import { useSetup } from './use-setup.ts';
import { LedChoice, type LedKind } from './led-choice.tsx';

const EVERY_MS = 60_000;

interface Props {
  /** Of the cohort, in the API. */
  path: string;
  onDone: () => void;
}

/** What the reader leads goes to somebody else on the roster, who is told; nothing where there is nobody. */
export function HandOver({ path, onDone }: Props) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<SuccessorsView>(`${path}/successors`, EVERY_MS);
  if (state.kind === 'failed') return <Fault error={state.error} onRetry={refresh} />;
  if (state.kind !== 'shown' || state.view.own.length === 0 || state.view.people.length === 0) return null;
  return (
    <Section title={t('handover.title')} lead={t('handover.lead')}>
      <HandOverForm
        view={state.view}
        path={path}
        onDone={() => {
          refresh();
          onDone();
        }}
      />
    </Section>
  );
}

/** Asked once more before it is sent, for it may be given up. */
function HandOverForm({ view: { own, teams: ownTeams, people }, path, onDone }: Props & { view: SuccessorsView }) {
  const { t } = useTexts();
  const { save, busy, error } = useSetup();
  const [to, setTo] = useState('');
  const [teams, setTeams] = useState(own);
  const [kind, setKind] = useState<LedKind>(own === 'all' ? 'all' : 'some');
  const [keeps, setKeeps] = useState('keep');
  const [asking, setAsking] = useState(false);
  const name = people.find(({ id }) => id === to)?.name ?? '';
  const isReady = to !== '' && teams.length > 0;

  async function handOver(): Promise<void> {
    if (!(await save('POST', `${path}/handover`, { to, teams, keep: keeps === 'keep' }, t('handover.done', { name })))) return;
    setTo('');
    onDone();
  }

  return (
    <SaveForm label={t('handover.title')} save={t('handover.do')} busy={busy || !isReady} error={error} onSave={() => setAsking(isReady)}>
      <SelectField label={t('handover.to')} value={to} options={[{ id: '', name: t('roles.choosePerson') }, ...people]} onChange={setTo} />
      <LedChoice label={t('handover.what')} led={teams} kind={kind} teams={ownTeams} {...(own === 'all' ? { all: t('roles.leadsAll') } : {})} onChange={setTeams} onKind={setKind} />
      <Field label={t('handover.after')}>
        <RadioGroup value={keeps} onChange={(_, { value }) => setKeeps(value)}>
          <Radio value="keep" label={t('handover.keep')} />
          <Radio value="drop" label={t('handover.drop')} />
        </RadioGroup>
      </Field>
      {asking ? (
        <ConfirmQuestion title={t('handover.title')} confirm={t('handover.do')} onConfirm={() => void handOver()} onClose={() => setAsking(false)}>
          {t(keeps === 'keep' ? 'handover.confirmKeep' : 'handover.confirmDrop', { name })}
        </ConfirmQuestion>
      ) : null}
    </SaveForm>
  );
}
