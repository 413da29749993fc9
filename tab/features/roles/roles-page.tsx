import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { RolesView } from '../../../bot/api/contract/roles.ts';
import { HandOver } from '../../components/hand-over.tsx';
import type { LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { PersonRoles } from './person-roles.tsx';
import { RoleTable } from './role-table.tsx';
import { hasRole } from './roles-of.ts';
import styles from './roles.module.css';

const EVERY_MS = 30_000;

/** *Roller*: who leads, analyses, heads and administers. */
export function RolesPage({ lead, item, openItem }: LeadPageProps) {
  const { t } = useTexts();
  const path = `/cohorts/${encodeURIComponent(lead.cohort.id)}`;
  const { state, refresh } = usePolled<RolesView>(`${path}/roles`, EVERY_MS);
  return (
    <PolledPage title={t('roles.title')} state={state} refresh={refresh}>
      {(view) => {
        const person = view.people.find(({ id }) => id === item);
        return person === undefined
          ? <AllRoles view={view} path={path} openItem={openItem} onChanged={refresh} />
          : <PersonRoles key={person.id} person={person} leading={view.leads} teams={view.teams} path={path} onChanged={refresh} onClose={() => openItem(undefined)} />;
      }}
    </PolledPage>
  );
}

function AllRoles({ view, path, openItem, onChanged }: { view: RolesView; path: string; openItem: (item: string) => void; onChanged: () => void }) {
  const { t } = useTexts();
  const holders = view.people.filter(hasRole);
  return (
    <Page title={t('roles.title')} lead={t('roles.lead')}>
      <RoleTable people={holders} teams={view.teams} onOpen={openItem} />
      <Section title={t('roles.give')} lead={t('roles.giveLead')}>
        <Choice people={view.people.filter((person) => !hasRole(person))} onChosen={openItem} />
      </Section>
      {view.leads ? <HandOver path={path} onDone={onChanged} /> : null}
    </Page>
  );
}

function Choice({ people, onChosen }: { people: RolesView['people']; onChosen: (id: string) => void }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState('');
  return (
    <div className={styles.choice}>
      <SelectField label={t('roles.person')} value={chosen} options={[{ id: '', name: t('roles.choosePerson') }, ...people.map(namedWithPlace)]} onChange={setChosen} />
      <Button disabledFocusable={chosen === ''} onClick={() => onChosen(chosen)}>{t('roles.next')}</Button>
    </div>
  );
}

function namedWithPlace({ id, name, organisation }: RolesView['people'][number]): { id: string; name: string } {
  return { id, name: organisation === '' ? name : `${name}, ${organisation}` };
}
