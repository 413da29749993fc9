import { Link } from '@fluentui/react-components';
import type { MyPeersView, PeersChoice } from '../../../bot/api/contract/peers.ts';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { useSend } from '../../components/use-send.ts';
import styles from './own-peers.module.css';

const EVERY_MS = 60_000;

/** With whom the reader thinks together, in a quiet line, and the way not to for a while. Nothing where it cannot be read. */
export function OwnPeers() {
  const { t, language } = useTexts();
  const { state, refresh } = usePolled<MyPeersView>('/me/peers', EVERY_MS);
  const { send, error, busy } = useSend();
  if (state.kind !== 'shown') return null;
  const { peers, wanted } = state.view;

  async function choose(choice: PeersChoice): Promise<void> {
    if ((await send('PUT', '/me/peers/wanted', choice)) !== undefined) refresh();
  }

  return (
    <p className={styles.line}>
      <span>{wanted ? withWhom() : t('ownPeers.declined')}</span>{' '}
      <Link as="button" inline disabledFocusable={busy} onClick={() => void choose({ wanted: !wanted })}>
        {t(wanted ? 'ownPeers.decline' : 'ownPeers.accept')}
      </Link>
      {error === undefined ? null : <span role="alert">{error.message}</span>}
    </p>
  );

  function withWhom(): string {
    if (peers.length === 0) return t('ownPeers.none');
    return t('ownPeers.with', { names: new Intl.ListFormat(language).format(peers.map(({ name }) => name ?? t('ownPeers.nameless'))) });
  }
}
