import type { PeerPerson } from '../../../bot/api/contract/peers.ts';
import styles from './peers.module.css';
import { useNames } from './use-names.ts';

export function PeopleList({ people }: { people: readonly PeerPerson[] }) {
  const { nameOf } = useNames();
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.id}>{nameOf(person)}</li>
      ))}
    </ul>
  );
}
