import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { ApiError, useApi } from '../../components/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './own-data.module.css';

const PATH = '/me/export';
const FILE_NAME = 'ledtrad.json';

/** Everything that is kept about the reader, as a file. A plain link could not carry the token. */
export function OwnData() {
  const { t } = useTexts();
  const api = useApi();
  const announce = useAnnounce();
  const [fetching, setFetching] = useState(false);
  const [error, setError] = useState<ApiError>();

  async function download(): Promise<void> {
    setFetching(true);
    setError(undefined);
    try {
      const answer = await api.read<unknown>(PATH);
      if (answer.kind === 'unchanged') return;
      saveFile(FILE_NAME, new Blob([JSON.stringify(answer.view, null, 2)], { type: 'application/json' }));
      announce(t('ownData.downloaded'));
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      setError(fault);
    } finally {
      setFetching(false);
    }
  }

  return (
    <footer className={styles.footer}>
      <Link as="button" disabledFocusable={fetching} onClick={() => void download()}>
        {fetching ? t('common.loading') : t('ownData.download')}
      </Link>
      {error === undefined ? null : <p role="alert" className={styles.fault}>{error.message}</p>}
    </footer>
  );
}
