import { CheckmarkRegular, CloudOffRegular, EditRegular } from '@fluentui/react-icons';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import type { SaveState } from './autosave.ts';

/** Quietly, whether what is typed is saved. Said aloud only when it could not be. */
export function SaveStatus({ state }: { state: SaveState<unknown> }) {
  const { t } = useTexts();
  switch (state.kind) {
    case 'saved':
      return <Tag icon={<CheckmarkRegular />}>{t('broadcast.saved')}</Tag>;
    case 'unsaved':
      return <Tag icon={<EditRegular />}>{t('broadcast.saving')}</Tag>;
    case 'failed':
      return (
        <span role="status">
          <Tag icon={<CloudOffRegular />}>{t('broadcast.saveFailed', { why: state.error.message })}</Tag>
        </span>
      );
    case 'refused':
    case 'stopped':
      return (
        <span role="status">
          <Tag icon={<EditRegular />}>{t('broadcast.notSaved')}</Tag>
        </span>
      );
  }
}
