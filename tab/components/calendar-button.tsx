import { Button } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import type { CalendarFileView } from '../../bot/api/contract/meetings.ts';
import styles from './calendar-button.module.css';
import { useTexts } from './texts.ts';
import { useDownload, type DownloadedFile } from './use-download.ts';

interface Props {
  /** Of the API: one meeting's file, or that of all to come. */
  path: string;
  children: string;
}

/** An invitation to keep in one's own calendar. */
export function CalendarButton({ path, children }: Props) {
  const { t } = useTexts();
  const { fetching, error, download } = useDownload(path, fileOf, t('meetings.calendarSaved'));

  return (
    <span className={styles.calendar}>
      <Button icon={<CalendarAddRegular />} disabledFocusable={fetching} onClick={() => void download()}>
        {children}
      </Button>
      {error === undefined ? null : <span role="alert">{error.message}</span>}
    </span>
  );
}

function fileOf({ name, content }: CalendarFileView): DownloadedFile {
  return { name, mediaType: 'text/calendar;charset=utf-8', content };
}
