import { Button } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import { useHost } from '../components/host.ts';
import { useTexts } from '../components/texts.ts';
import styles from './chat-button.module.css';

/** Back to the conversation with the bot. */
export function ChatButton({ url, appearance }: { url: string; appearance: 'primary' | 'subtle' }) {
  const host = useHost();
  const { t } = useTexts();
  return (
    <Button appearance={appearance} icon={<ChatRegular />} aria-label={t('shell.chat')} onClick={() => host.openLink(url)}>
      <span className={appearance === 'subtle' ? styles.room : undefined}>{t('shell.chat')}</span>
    </Button>
  );
}
