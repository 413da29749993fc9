import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ExportedFile } from '../../../bot/api/contract/broadcasts.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { ApiError, useApi } from '../../components/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './answers-out.module.css';

/** The answers as a file, and on paper. A plain link could not carry the token. */
export function AnswersOut({ path, mayExport }: { path: string; mayExport: boolean }) {
  const { t } = useTexts();
  const api = useApi();
  const announce = useAnnounce();
  const [fetching, setFetching] = useState(false);
  const [error, setError] = useState<ApiError>();

  async function download(): Promise<void> {
    setFetching(true);
    setError(undefined);
    try {
      const answer = await api.read<ExportedFile>(path);
      if (answer.kind === 'unchanged') return;
      const { fileName, mediaType, text } = answer.view;
      saveFile(fileName, new Blob([text], { type: mediaType }));
      announce(t('broadcast.downloaded'));
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      setError(fault);
    } finally {
      setFetching(false);
    }
  }

  return (
    <div className={styles.ways}>
      {mayExport ? (
        <Button icon={<ArrowDownloadRegular />} disabledFocusable={fetching} onClick={() => void download()}>
          {t('broadcast.download')}
        </Button>
      ) : null}
      <Button icon={<PrintRegular />} onClick={() => print()}>
        {t('broadcast.print')}
      </Button>
      {error === undefined ? null : <p role="alert" className={styles.fault}>{error.message}</p>}
    </div>
  );
}
