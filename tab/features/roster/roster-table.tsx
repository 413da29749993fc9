import { Link } from '@fluentui/react-components';
import type { RosterMemberView } from '../../../bot/api/contract/roster.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';

/** `open` where a person can be opened. */
export function RosterTable({ members, open }: { members: readonly RosterMemberView[]; open?: (id: string) => void }) {
  const { t } = useTexts();
  return (
    <DataTable
      label={t('roster.title')}
      rows={members}
      keyOf={({ id }) => id}
      columns={[
        { name: t('roster.name'), cell: ({ id, name }) => (open === undefined ? name : <Link as="button" onClick={() => open(id)}>{name}</Link>), isHead: true },
        { name: t('roster.position'), cell: ({ position }) => t(`position.${position}`) },
        { name: t('roster.place'), cell: ({ school, organisation }) => [school, organisation].filter(Boolean).join(', ') },
        { name: t('roster.team'), cell: ({ team }) => team?.name ?? t('roster.noTeam') },
        { name: t('roster.contact'), cell: ({ met }) => (met ? t('roster.met') : <Tag>{t('roster.notMet')}</Tag>) },
      ]}
    />
  );
}
