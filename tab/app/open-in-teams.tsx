import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { useTexts } from '../components/texts.ts';
import { Shell } from './shell.tsx';

/** Outside Teams, where nobody can sign in. */
export function OpenInTeams() {
  const { t } = useTexts();
  return (
    <Shell madeUp={false}>
      <Page title={t('outside.title')}>
        <Empty>{t('outside.openInTeams')}</Empty>
      </Page>
    </Shell>
  );
}
