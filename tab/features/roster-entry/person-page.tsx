import type { RosterEntryView } from '../../../bot/api/contract/roster-entry.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { DetailsForm } from './details-form.tsx';
import { PlaceForm } from './place-form.tsx';

const EVERY_MS = 60_000;

interface Props {
  cohort: string;
  person: string;
  onClose: () => void;
  onChanged: () => void;
}

/** Somebody on the roster: where they take part, and what the roster says of them. */
export function PersonPage({ cohort, person, onClose, onChanged }: Props) {
  const { t, date } = useTexts();
  const path = `/cohorts/${encodeURIComponent(cohort)}/roster/${encodeURIComponent(person)}`;
  const { state, refresh } = usePolled<RosterEntryView>(path, EVERY_MS);
  const back = { label: t('entry.back'), onBack: onClose };
  const changed = () => {
    refresh();
    onChanged();
  };
  return (
    <PolledPage title={t('entry.title')} back={back} state={state} refresh={refresh}>
      {(view) => (
        <Page
          title={view.name ?? t('entry.protected')}
          back={back}
          lead={view.leftOn === undefined ? undefined : t('entry.leftOn', { date: date(view.leftOn) })}
        >
          <Section title={t('entry.place')} lead={t(view.leftOn === undefined ? 'entry.placeLead' : 'entry.returnLead')}>
            <PlaceForm key={`${view.details.team} ${view.leftOn ?? ''}`} view={view} path={`${path}/place`} onChanged={changed} />
          </Section>
          <Section title={t('entry.details')} lead={t('entry.detailsLead')}>
            <DetailsForm key={view.details.team} view={view} path={path} onSaved={changed} />
          </Section>
        </Page>
      )}
    </PolledPage>
  );
}
