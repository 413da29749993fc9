import type { TeamsView } from '../../../bot/api/contract/cohort-setup.ts';
import { Empty } from '../../components/empty.tsx';
import { HandOver } from '../../components/hand-over.tsx';
import type { LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Note } from '../../components/save-form.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { CohortSetup } from './cohort-setup.tsx';
import { NewTeam } from './new-team.tsx';
import { TeamSetup } from './team-setup.tsx';
import { TeamTable } from './team-table.tsx';

const EVERY_MS = 30_000;

/** *Lärteam*: how the cohort and its learning teams are set up. */
export function TeamsPage({ lead, item, openItem }: LeadPageProps) {
  const { t } = useTexts();
  const cohortPath = `/cohorts/${encodeURIComponent(lead.cohort.id)}`;
  const path = `${cohortPath}/teams`;
  const { state, refresh } = usePolled<TeamsView>(path, EVERY_MS);
  return (
    <PolledPage title={t('teams.title')} state={state} refresh={refresh}>
      {(view) => {
        const team = view.teams.find(({ id }) => id === item);
        return team === undefined
          ? <AllTeams view={view} path={path} cohortPath={cohortPath} whole={lead.whole} openItem={openItem} onChanged={refresh} />
          : <TeamSetup key={team.id} team={team} path={path} whole={lead.whole} onChanged={refresh} onClose={() => openItem(undefined)} />;
      }}
    </PolledPage>
  );
}

interface Props {
  view: TeamsView;
  path: string;
  cohortPath: string;
  whole: boolean;
  openItem: (item: string) => void;
  onChanged: () => void;
}

function AllTeams({ view, path, cohortPath, whole, openItem, onChanged }: Props) {
  const { t, date } = useTexts();
  const { closedOn } = view.cohort;
  return (
    <Page
      title={t('teams.title')}
      lead={t('teams.lead')}
      above={
        <>
          {closedOn === undefined ? null : <Note>{t('teams.cohortClosedOn', { date: date(closedOn) })}</Note>}
          {view.leadAll.length === 0 ? null : <Note>{t('teams.leadAll', { names: view.leadAll.join(', ') })}</Note>}
        </>
      }
    >
      {whole && closedOn === undefined ? (
        <Section title={t('teams.new')} lead={t('teams.newLead')}>
          <NewTeam path={path} onMade={onChanged} />
        </Section>
      ) : null}
      {view.teams.length === 0
        ? <Empty>{t('teams.none')}</Empty>
        : <TeamTable teams={view.teams} onOpen={openItem} />}
      {/* Who leads the whole cohort does it on Roller, where everybody's roles are. */}
      {whole ? <CohortSetup view={view} onChanged={onChanged} /> : <HandOver path={cohortPath} onDone={onChanged} />}
    </Page>
  );
}
