import type { RosterMemberView } from '../../../bot/api/contract/roster.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { InviteButton } from './invite-button.tsx';
import styles from './roster-page.module.css';

export function RosterTable({ members, cohort }: { members: readonly RosterMemberView[]; cohort: string }) {
  const { t } = useTexts();
  return (
    <DataTable
      label={t('roster.title')}
      rows={members}
      keyOf={({ id }) => id}
      columns={[
        { name: t('roster.name'), cell: ({ name }) => name, isHead: true },
        { name: t('roster.position'), cell: ({ position }) => t(`position.${position}`) },
        { name: t('roster.place'), cell: ({ school, organisation }) => [school, organisation].filter(Boolean).join(', ') },
        { name: t('roster.team'), cell: ({ team }) => team?.name ?? t('roster.noTeam') },
        { name: t('roster.contact'), cell: ({ id, name, met }) => (met ? t('roster.met') : <NotMet cohort={cohort} id={id} name={name} />) },
      ]}
    />
  );
}

function NotMet(who: { cohort: string; id: string; name: string }) {
  const { t } = useTexts();
  return (
    <span className={styles.notMet}>
      <Tag>{t('roster.notMet')}</Tag>
      <InviteButton {...who} />
    </span>
  );
}
