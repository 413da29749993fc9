import { Button } from '@fluentui/react-components';
import type { TeamsView } from '../../../bot/api/contract/cohort-setup.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Fault } from '../../components/fault.tsx';
import { NameForm } from '../../components/name-form.tsx';
import { Actions } from '../../components/save-form.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSetup } from '../../components/use-setup.ts';

/** The cohort's own name, and whether it goes on. */
export function CohortSetup({ view: { cohort }, onChanged }: { view: TeamsView; onChanged: () => void }) {
  const { t } = useTexts();
  const { save, busy, error } = useSetup();
  const path = `/cohorts/${encodeURIComponent(cohort.id)}`;
  const isClosed = cohort.closedOn !== undefined;
  const change = async () => {
    if (await save('PUT', path, { closed: !isClosed }, isClosed ? t('teams.cohortReopened') : t('teams.cohortClosed'))) onChanged();
  };
  return (
    <Section title={t('teams.cohort')}>
      <NameForm label={t('teams.renameCohort')} field={t('teams.cohortName')} save={t('teams.save')} saved={t('teams.saved')} name={cohort.name} method="PUT" path={path} onSaved={onChanged} />
      {error === undefined ? null : <Fault error={error} />}
      <Actions>
        {isClosed
          ? <Button disabledFocusable={busy} onClick={() => void change()}>{t('teams.reopenCohort')}</Button>
          : <ConfirmButton label={t('teams.closeCohort')} consequence={t('teams.closeCohortConfirm', { cohort: cohort.name })} busy={busy} onConfirm={() => void change()} />}
      </Actions>
    </Section>
  );
}
