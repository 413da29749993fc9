import { Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { CohortMade, ProgrammesView } from '../../../bot/api/contract/cohort-setup.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { SaveForm } from '../../components/save-form.tsx';
import { useTexts } from '../../components/texts.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import { usePolled } from '../../components/use-polled.ts';

const EVERY_MS = 600_000;

/** A button that opens the form for a new cohort; `onMade` is told its id. */
export function NewCohort({ onMade }: { onMade: (cohort: string) => void }) {
  const { t } = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button {...restoreFocus} onClick={() => setOpen(true)}>{t('newCohort.title')}</Button>
      </div>
      {/* There only while it is open: a closed one puts stops for the keyboard around the page. */}
      {open ? (
        <Dialog open onOpenChange={() => setOpen(false)}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{t('newCohort.title')}</DialogTitle>
              <DialogContent>
                <NewCohortForm onCancel={() => setOpen(false)} onMade={(cohort) => { setOpen(false); onMade(cohort); }} />
              </DialogContent>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      ) : null}
    </>
  );
}

function NewCohortForm({ onCancel, onMade }: { onCancel: () => void; onMade: (cohort: string) => void }) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const { state } = usePolled<ProgrammesView>('/programmes', EVERY_MS);
  const programmes = state.kind === 'shown' ? state.view.programmes : [];
  const { send, busy, error, faultOf } = useFormSend<CohortMade>();
  const [name, setName] = useState('');
  const [programme, setProgramme] = useState('');
  /** The same until it has succeeded, so that what is sent twice is one cohort. */
  const [request] = useState(() => crypto.randomUUID());
  const chosen = programme === '' ? programmes[0]?.id ?? '' : programme;

  async function create(): Promise<void> {
    const answer = await send('POST', '/cohorts', { name, programme: chosen, request });
    if (!answer) return;
    announce(t('newCohort.created', { cohort: answer.cohort.name }));
    onMade(answer.cohort.id);
  }

  return (
    <SaveForm label={t('newCohort.title')} save={t('newCohort.create')} busy={busy || chosen === ''} error={error} onSave={() => void create()} beside={<Button onClick={onCancel}>{t('confirm.cancel')}</Button>}>
      <Field label={t('newCohort.name')} hint={t('newCohort.nameHint')} validationMessage={faultOf('name') ?? null}>
        <Input value={name} maxLength={80} onChange={(_, { value }) => setName(value)} />
      </Field>
      {programmes.length < 2 ? null : <SelectField label={t('newCohort.programme')} value={chosen} options={programmes} onChange={setProgramme} />}
    </SaveForm>
  );
}
