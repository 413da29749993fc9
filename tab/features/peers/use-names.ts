import type { PeerPerson } from '../../../bot/api/contract/peers.ts';
import { useTexts } from '../../components/texts.ts';

/** Names as they may be shown: a protected identity has none. */
export function useNames(): { nameOf: (person: PeerPerson) => string; namesOf: (people: readonly PeerPerson[]) => string } {
  const { t, language } = useTexts();
  const nameOf = ({ name }: PeerPerson) => name ?? t('person.protected');
  return { nameOf, namesOf: (people) => new Intl.ListFormat(language).format(people.map(nameOf)) };
}
