import { CheckmarkCircleRegular, CircleHintRegular, MailRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';
import type { OverviewView, WeekStanding } from '../../../bot/api/contract/overview.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './overview.module.css';

/** More would be a long page: then one is chosen at a time. */
const MOST_AT_ONCE = 4;
const ALL = '';

type Team = OverviewView['teams'][number];

const ICONS: Readonly<Record<WeekStanding, ReactNode>> = {
  answered: <CheckmarkCircleRegular />,
  asked: <MailRegular />,
  'not-asked': <CircleHintRegular />,
  break: <WeatherSunnyRegular />,
};

/** Who has been asked and has answered, a table a team, in the order of names. Nothing is counted and nobody ranked. */
export function Standings({ view }: { view: OverviewView }) {
  const { t } = useTexts();
  const { teams } = view;
  const [first] = teams;
  const [chosen, setChosen] = useState(teams.length > MOST_AT_ONCE ? first?.id ?? ALL : ALL);
  if (first === undefined) return <Empty>{t('overview.noTeams')}</Empty>;
  const shown = teams.some(({ id }) => id === chosen) ? teams.filter(({ id }) => id === chosen) : teams;
  return (
    <>
      {teams.length < 2 ? null : <SelectField label={t('overview.pickTeam')} className={styles.pick} value={chosen} options={[{ id: ALL, name: t('overview.allTeams') }, ...teams]} onChange={setChosen} />}
      {shown.map((team) => (
        <TeamTable key={team.id} team={team} view={view} />
      ))}
    </>
  );
}

function TeamTable({ team, view }: { team: Team; view: OverviewView }) {
  const { t } = useTexts();
  return (
    <div className={styles.teamTable}>
      <h3 className={styles.name}>{team.name}</h3>
      {team.members.length === 0 ? <p className={styles.quiet}>{t('overview.noMembers')}</p> : (
        <DataTable
          label={team.name}
          rows={team.members}
          keyOf={({ id }) => id}
          columns={[
            { name: t('overview.member'), cell: ({ name }) => name, isHead: true },
            { name: t('overview.thisWeek', { number: view.thisWeek.number }), cell: ({ thisWeek }) => <Standing standing={thisWeek} /> },
            { name: t('overview.lastWeek', { number: view.lastWeek.number }), cell: ({ lastWeek }) => <Standing standing={lastWeek} /> },
          ]}
        />
      )}
      {team.notListed === 0 ? null : <p className={styles.quiet}>{t('overview.notListed', { count: team.notListed })}</p>}
    </div>
  );
}

function Standing({ standing }: { standing: WeekStanding }) {
  const { t } = useTexts();
  return <Tag icon={ICONS[standing]}>{t(`standing.${standing}`)}</Tag>;
}
