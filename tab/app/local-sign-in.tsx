import { Page } from '../components/page.tsx';
import { useTexts } from '../components/texts.ts';
import type { LocalPerson } from './local-door.ts';
import styles from './local-sign-in.module.css';
import { LooksSwitch } from './looks-switch.tsx';
import type { Looks } from './looks.ts';
import { Shell } from './shell.tsx';

interface Props {
  people: readonly LocalPerson[];
  looks: Looks;
  onChoose: (person: LocalPerson) => void;
}

/** The local run's way in: the made-up people to look at things as. */
export function LocalSignIn({ people, looks, onChoose }: Props) {
  const { t } = useTexts();
  return (
    <Shell madeUp actions={<LooksSwitch looks={looks} />}>
      <Page title={t('local.title')} lead={t('local.lead')}>
        <ul className={styles.people}>
          {people.map((person) => (
            <li key={person.key}>
              <button type="button" className={styles.person} onClick={() => onChoose(person)}>
                <span className={styles.name}>{person.name}</span>
                <span>{t(`role.${person.role}`)}</span>
                <span className={styles.place}>{person.place}</span>
              </button>
            </li>
          ))}
        </ul>
      </Page>
    </Shell>
  );
}
