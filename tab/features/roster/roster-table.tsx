import type { RosterMemberView } from '../../../bot/api/contract/roster.ts';
import { DataTable, RowLink } from '../../components/data-table.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { InviteButton } from './invite-button.tsx';
import styles from './roster-page.module.css';

interface Props {
  readonly members: readonly RosterMemberView[];
  readonly cohort: string;
  /** Where a person can be opened. */
  readonly open?: (id: string) => void;
}

export function RosterTable({ members, cohort, open }: Props) {
  const { t } = useTexts();
  return (
    <DataTable
      label={t('roster.title')}
      rows={members}
      keyOf={({ id }) => id}
      columns={[
        { name: t('roster.name'), cell: ({ id, name }) => (open === undefined ? name : <RowLink onOpen={() => open(id)}>{name}</RowLink>), isHead: true },
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
