import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, PrintRegular } from '@fluentui/react-icons';
import type { ExportedFile } from '../../../bot/api/contract/broadcast-answers.ts';
import { useTexts } from '../../components/texts.ts';
import { useDownload, type DownloadedFile } from '../../components/use-download.ts';
import styles from './answers-out.module.css';

/** The answers as a file, and on paper. */
export function AnswersOut({ path, mayExport }: { path: string; mayExport: boolean }) {
  const { t } = useTexts();
  const { fetching, error, download } = useDownload(path, fileOf, t('broadcast.downloaded'));

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

function fileOf({ fileName, mediaType, text }: ExportedFile): DownloadedFile {
  return { name: fileName, mediaType, content: text };
}
