import { useEffect, useState } from 'react';
import { useHost } from '../components/host.ts';
import { Loading } from '../components/loading.tsx';
import { chosenPerson, fetchLocalToken, forgetPerson, readLocalPeople, rememberPerson, type LocalPerson } from './local-door.ts';
import { LocalBar } from './local-bar.tsx';
import { LocalSignIn } from './local-sign-in.tsx';
import type { Looks } from './looks.ts';
import { OpenInTeams } from './open-in-teams.tsx';
import type { Reader } from './reader.ts';
import { SignedIn } from './signed-in.tsx';
import { fetchTeamsToken } from './teams-host.ts';
import { keepToken, type TokenSource } from './tokens.ts';

interface Props {
  looks: Looks;
  onReader: (reader: Reader) => void;
}

/** In Teams one is signed in already; in a local run one picks a made-up person; elsewhere there is no way in. */
export function SignIn({ looks, onReader }: Props) {
  const host = useHost();
  const [tokens] = useState(() => (host.kind === 'teams' ? keepToken(fetchTeamsToken, Date.now) : undefined));
  if (tokens !== undefined) return <SignedIn tokens={tokens} onReader={onReader} />;
  return <LocalDoor looks={looks} onReader={onReader} />;
}

function LocalDoor({ looks, onReader }: Props) {
  const [people, setPeople] = useState<readonly LocalPerson[] | 'closed'>();
  const [entered, setEntered] = useState<{ person: LocalPerson; tokens: TokenSource }>();

  function enter(person: LocalPerson): void {
    rememberPerson(person.key);
    setEntered({ person, tokens: keepToken(() => fetchLocalToken(person.key), Date.now) });
  }

  function leave(): void {
    forgetPerson();
    setEntered(undefined);
  }

  useEffect(() => {
    void readLocalPeople().then((found) => {
      setPeople(found ?? 'closed');
      const chosen = chosenPerson();
      const person = found?.find(({ key }) => key === chosen);
      if (person !== undefined) enter(person);
    });
  }, []);

  if (people === undefined) return <Loading />;
  if (people === 'closed') return <OpenInTeams />;
  if (entered === undefined) return <LocalSignIn people={people} looks={looks} onChoose={enter} />;
  const bar = <LocalBar person={entered.person} looks={looks} onLeave={leave} />;
  return <SignedIn key={entered.person.key} tokens={entered.tokens} onReader={onReader} localBar={bar} />;
}
