import { Button } from '@fluentui/react-components';
import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { Arrange } from './arrange.tsx';
import { ConfirmRound } from './confirm-round.tsx';
import { PeopleList } from './people-list.tsx';
import styles from './peers.module.css';
import { ProposedGroup } from './proposed-group.tsx';
import type { PeerActions } from './use-peers.ts';

interface Props {
  proposal: NonNullable<PeersView['proposal']>;
  /** How many take no part this time. */
  leftOut: number;
  peers: PeerActions;
  /** It is confirmed, or there is another one in its place. */
  onDone: () => void;
}

/** What is proposed, for the facilitator to have otherwise, to confirm or to throw away. */
export function Proposal({ proposal, leftOut, peers, onDone }: Props) {
  const { t } = useTexts();
  const { groups, unplaced, mayConfirm } = proposal;

  async function replace(act: () => Promise<boolean>): Promise<void> {
    if (await act()) onDone();
  }

  return (
    <Section title={t('peers.proposal')} lead={t(proposal.renews ? 'peers.renewalLead' : 'peers.proposalLead')}>
      <ol className={styles.groups}>
        {groups.map((group, index) => (
          <ProposedGroup key={group.people.map(({ id }) => id).join()} number={index + 1} group={group} />
        ))}
      </ol>
      {unplaced.length === 0 ? null : (
        <div className={styles.unplaced}>
          <h3 className={styles.name}>{t('peers.unplaced')}</h3>
          <PeopleList people={unplaced} />
        </div>
      )}
      <Arrange proposal={proposal} peers={peers} />
      {mayConfirm ? null : <p className={styles.lead}>{t('peers.mayNot')}</p>}
      <div className={styles.actions}>
        <ConfirmRound proposal={proposal} leftOut={leftOut} busy={peers.busy} onConfirm={() => peers.confirm(proposal.id)} />
        <Button disabledFocusable={peers.busy} onClick={() => void replace(() => peers.propose(proposal.renews))}>
          {t('peers.proposeAgain')}
        </Button>
        <Button appearance="subtle" disabledFocusable={peers.busy} onClick={() => void replace(peers.discard)}>
          {t('peers.discard')}
        </Button>
      </div>
    </Section>
  );
}
