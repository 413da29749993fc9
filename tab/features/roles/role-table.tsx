import type { RoleHolderView, RolesView } from '../../../bot/api/contract/roles.ts';
import { DataTable, RowLink } from '../../components/data-table.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './roles.module.css';

interface Props {
  people: readonly RoleHolderView[];
  teams: RolesView['teams'];
  onOpen: (person: string) => void;
}

export function RoleTable({ people, teams, onOpen }: Props) {
  const { t } = useTexts();
  return (
    <DataTable
      label={t('roles.title')}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        { name: t('roles.name'), cell: ({ id, name }) => <RowLink onOpen={() => onOpen(id)}>{name}</RowLink>, isHead: true },
        { name: t('roles.organisation'), cell: ({ organisation }) => organisation },
        { name: t('roles.roles'), cell: (person) => <RolesOf person={person} teams={teams} /> },
      ]}
    />
  );
}

function RolesOf({ person: { leads, analyses, heads, administers }, teams }: { person: RoleHolderView; teams: RolesView['teams'] }) {
  const { t } = useTexts();
  const named = leads === 'all' ? [] : teams.filter(({ id }) => leads.includes(id)).map(({ name }) => name);
  return (
    <ul className={styles.roles}>
      {leads === 'all' ? <li>{t('roles.leadsAll')}</li> : null}
      {named.length === 0 ? null : <li>{t('roles.leads', { teams: named.join(', ') })}</li>}
      {analyses ? <li>{t('roles.analyses')}</li> : null}
      {heads ? <li>{t('roles.heads')}</li> : null}
      {administers ? <li>{t('roles.administers')}</li> : null}
    </ul>
  );
}
