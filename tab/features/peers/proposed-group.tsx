import { ErrorCircleRegular, InfoRegular } from '@fluentui/react-icons';
import type { PeerFinding, PeersView } from '../../../bot/api/contract/peers.ts';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../components/texts.ts';
import { PeopleList } from './people-list.tsx';
import styles from './peers.module.css';
import { useNames } from './use-names.ts';

type Group = NonNullable<PeersView['proposal']>['groups'][number];

export function ProposedGroup({ number, group: { people, findings } }: { number: number; group: Group }) {
  const { t } = useTexts();
  return (
    <li>
      <Panel>
        <h3 className={styles.name}>{t('peers.group', { number })}</h3>
        <PeopleList people={people} />
        {findings.map((finding) => (
          <FindingLine key={`${finding.kind}${finding.people.map(({ id }) => id).join()}`} finding={finding} />
        ))}
      </Panel>
    </li>
  );
}

/** What hinders the group, or what is good to know of it. */
function FindingLine({ finding: { kind, people, times } }: { finding: PeerFinding }) {
  const { t } = useTexts();
  const { namesOf } = useNames();
  const hinders = kind !== 'met-before';
  return (
    <p className={hinders ? styles.hinder : styles.known}>
      {hinders ? <ErrorCircleRegular aria-hidden="true" /> : <InfoRegular aria-hidden="true" />}
      <span>{t(`peerFinding.${kind}`, { names: namesOf(people), count: times ?? 0 })}</span>
    </p>
  );
}
