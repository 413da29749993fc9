import { Button } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { CalendarFileView } from '../../bot/api/contract/meetings.ts';
import { useAnnounce } from './announcer.tsx';
import { ApiError, useApi } from './api.ts';
import styles from './calendar-button.module.css';
import { saveFile } from './save-file.ts';
import { useTexts } from './texts.ts';

interface Props {
  /** Of the API: one meeting's file, or that of all to come. */
  path: string;
  children: string;
}

/** An invitation to keep in one's own calendar. A plain link could not carry the token. */
export function CalendarButton({ path, children }: Props) {
  const { t } = useTexts();
  const api = useApi();
  const announce = useAnnounce();
  const [fetching, setFetching] = useState(false);
  const [error, setError] = useState<ApiError>();

  async function download(): Promise<void> {
    setFetching(true);
    setError(undefined);
    try {
      const answer = await api.read<CalendarFileView>(path);
      if (answer.kind === 'unchanged') return;
      saveFile(answer.view.name, new Blob([answer.view.content], { type: 'text/calendar;charset=utf-8' }));
      announce(t('meetings.calendarSaved'));
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      setError(fault);
    } finally {
      setFetching(false);
    }
  }

  return (
    <span className={styles.calendar}>
      <Button icon={<CalendarAddRegular />} disabledFocusable={fetching} onClick={() => void download()}>
        {children}
      </Button>
      {error === undefined ? null : <span role="alert">{error.message}</span>}
    </span>
  );
}
