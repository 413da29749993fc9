import type { TeamsView } from '../../../bot/api/contract/cohort-setup.ts';
import { DataTable, RowLink } from '../../components/data-table.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';

type Team = TeamsView['teams'][number];

export function TeamTable({ teams, onOpen }: { teams: readonly Team[]; onOpen: (team: string) => void }) {
  const { t, number } = useTexts();
  return (
    <DataTable
      label={t('teams.title')}
      rows={teams}
      keyOf={({ id }) => id}
      columns={[
        { name: t('teams.name'), cell: ({ id, name }) => <RowLink onOpen={() => onOpen(id)}>{name}</RowLink>, isHead: true },
        { name: t('teams.members'), cell: ({ members }) => number(members), isNumber: true },
        { name: t('teams.leaders'), cell: ({ leaders }) => (leaders.length === 0 ? t('teams.noLeaders') : leaders.join(', ')) },
        { name: t('teams.channel'), cell: (team) => <ChannelState team={team} /> },
      ]}
    />
  );
}

export function ChannelState({ team: { channelTab, digest, closedOn } }: { team: Team }) {
  const { t } = useTexts();
  if (closedOn !== undefined) return <Tag>{t('teams.closed')}</Tag>;
  if (channelTab) return <Tag strong>{t('teams.linked')}</Tag>;
  return digest ? <Tag strong>{t('teams.digestOnly')}</Tag> : t('teams.notLinked');
}
