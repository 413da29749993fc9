import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTexts } from '../../components/texts.ts';
import { useDownload, type DownloadedFile } from '../../components/use-download.ts';
import styles from './own-data.module.css';

const PATH = '/me/export';
const FILE_NAME = 'ledtrad.json';

/** Everything that is kept about the reader, as a file. */
export function OwnData({ photo }: { photo: ReactNode }) {
  const { t } = useTexts();
  const { fetching, error, download } = useDownload(PATH, fileOf, t('ownData.downloaded'));

  return (
    <footer className={styles.footer}>
      {photo}
      <Link as="button" disabledFocusable={fetching} onClick={() => void download()}>
        {fetching ? t('common.loading') : t('ownData.download')}
      </Link>
      {error === undefined ? null : <p role="alert" className={styles.fault}>{error.message}</p>}
    </footer>
  );
}

function fileOf(everything: unknown): DownloadedFile {
  return { name: FILE_NAME, mediaType: 'application/json', content: JSON.stringify(everything, null, 2) };
}
