import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons';
import type { CardAction } from '../../bot/api/contract/cards.ts';
import type { MeView } from '../../bot/api/contract/me.ts';
import { useTexts } from '../components/texts.ts';
import { ChatButton } from './chat-button.tsx';

/** Always at hand: the chat, and the settings. */
export function PersonalActions({ me, onOpenCard }: { me: MeView; onOpenCard: (action: CardAction) => void }) {
  const { t } = useTexts();
  const restoreFocus = useRestoreFocusTarget();
  return (
    <>
      {me.chatUrl === undefined ? null : <ChatButton url={me.chatUrl} appearance="subtle" />}
      <Button
        {...restoreFocus}
        appearance="subtle"
        icon={<SettingsRegular />}
        aria-label={t('shell.settings')}
        title={t('shell.settings')}
        onClick={() => onOpenCard({ verb: 'settings.open', data: {} })}
      />
    </>
  );
}
