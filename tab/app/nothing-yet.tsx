import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { useTexts } from '../components/texts.ts';
import { ChatButton } from './chat-button.tsx';

/** For a person who takes part in nothing yet. */
export function NothingYet({ chatUrl }: { chatUrl: string | undefined }) {
  const { t } = useTexts();
  return (
    <Page title={t('home.title')}>
      <Empty>{t('home.nothingYet')}</Empty>
      {chatUrl === undefined ? null : (
        <div>
          <ChatButton url={chatUrl} appearance="primary" />
        </div>
      )}
    </Page>
  );
}
