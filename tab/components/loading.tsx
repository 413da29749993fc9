import { Spinner } from '@fluentui/react-components';
import { useTexts } from './texts.ts';

export function Loading() {
  const { t } = useTexts();
  return <Spinner label={t('common.loading')} style={{ padding: 48 }} />;
}
