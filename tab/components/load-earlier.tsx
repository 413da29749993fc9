import { Button, Spinner } from '@fluentui/react-components';
import { Fault } from './fault.tsx';
import { useTexts } from './texts.ts';
import type { Earlier } from './use-earlier.ts';

/** The way further back; nothing when the beginning is reached. */
export function LoadEarlier({ earlier }: { earlier: Pick<Earlier<unknown>, 'hasMore' | 'loading' | 'error' | 'loadMore'> }) {
  const { t } = useTexts();
  if (earlier.error !== undefined) return <Fault error={earlier.error} onRetry={earlier.loadMore} />;
  if (!earlier.hasMore) return null;
  return (
    <div>
      <Button
        disabledFocusable={earlier.loading}
        icon={earlier.loading ? <Spinner size="tiny" aria-hidden="true" /> : null}
        onClick={earlier.loadMore}
      >
        {earlier.loading ? t('common.loading') : t('common.loadEarlier')}
      </Button>
    </div>
  );
}
