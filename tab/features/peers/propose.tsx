import { Button } from '@fluentui/react-components';
import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './peers.module.css';
import type { PeerActions } from './use-peers.ts';

/** Where there is no proposal: the way to one. */
export function Propose({ view, peers }: { view: PeersView; peers: PeerActions }) {
  const { t } = useTexts();
  const { eligible, tooMany } = view;
  return (
    <Section title={t('peers.new')}>
      <p className={styles.lead}>{t(tooMany ? 'peers.tooMany' : eligible < 2 ? 'peers.tooFew' : 'peers.newLead')}</p>
      {tooMany || eligible < 2 ? null : (
        <div>
          <Button appearance={view.current === undefined ? 'primary' : 'secondary'} disabledFocusable={peers.busy} onClick={() => void peers.propose(false)}>
            {t('peers.propose')}
          </Button>
        </div>
      )}
    </Section>
  );
}
