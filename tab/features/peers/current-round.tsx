import { Button } from '@fluentui/react-components';
import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { PeopleList } from './people-list.tsx';
import styles from './peers.module.css';
import { useNames } from './use-names.ts';
import type { PeerActions } from './use-peers.ts';

type Current = NonNullable<PeersView['current']>;

/** Who reflects with whom now, and whom something has to be done for. */
export function CurrentRound({ current, peers, mayRenew }: { current: Current; peers: PeerActions; mayRenew: boolean }) {
  const { t, day } = useTexts();
  return (
    <Section title={t('peers.current')} lead={t('peers.since', { day: day(current.confirmedAt) })}>
      {current.told ? null : (
        <div className={styles.unplaced}>
          <p className={styles.lead}>{t('peers.notTold')}</p>
          <div>
            <Button appearance="primary" disabledFocusable={peers.busy} onClick={() => void peers.confirm(current.id)}>
              {t('peers.tell')}
            </Button>
          </div>
        </div>
      )}
      <ul className={styles.pairs}>
        {current.groups.map((group) => (
          <GroupLine key={group.people.map(({ id }) => id).join()} group={group} />
        ))}
      </ul>
      {current.without.length === 0 ? null : (
        <div className={styles.unplaced}>
          <h3 className={styles.name}>{t('peers.withoutNow')}</h3>
          <PeopleList people={current.without} />
        </div>
      )}
      {mayRenew ? (
        <div className={styles.unplaced}>
          <p className={styles.lead}>{t('peers.renewLead')}</p>
          <div>
            <Button appearance="primary" disabledFocusable={peers.busy} onClick={() => void peers.propose(true)}>
              {t('peers.renew')}
            </Button>
          </div>
        </div>
      ) : null}
    </Section>
  );
}

function GroupLine({ group: { people } }: { group: Current['groups'][number] }) {
  const { t } = useTexts();
  const { namesOf } = useNames();
  const out = people.filter((person) => person.out);
  return (
    <li className={styles.pair}>
      <span>{namesOf(people)}</span>
      {out.length === 0 ? null : <span className={styles.out}>{t('peers.out', { names: namesOf(out) })}</span>}
    </li>
  );
}
