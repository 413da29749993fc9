import { Button } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import { useHost } from '../components/host.ts';
import { useTexts } from '../components/texts.ts';

/** Back to the conversation with the bot. */
export function ChatButton({ url, appearance }: { url: string; appearance: 'primary' | 'subtle' }) {
  const host = useHost();
  const { t } = useTexts();
  return (
    <Button appearance={appearance} icon={<ChatRegular />} onClick={() => host.openLink(url)}>
      {t('shell.chat')}
    </Button>
  );
}
