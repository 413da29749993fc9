import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingView } from '../../../bot/api/contract/meetings.ts';
import { CalendarButton } from '../../components/calendar-button.tsx';
import type { Lead } from '../../components/lead.ts';
import { meetingName, meetingTimes } from '../../components/meeting-time.ts';
import { Page, type WayBack } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChangeForm } from './change-form.tsx';
import { isOver } from './has-begun.ts';
import { MeetingBody } from './meeting-body.tsx';
import { NotTold } from './not-told.tsx';
import styles from './meetings.module.css';

const EVERY_MS = 15_000;

interface Props {
  lead: Lead;
  path: string;
  meeting: string;
  onBack: () => void;
}

/** One meeting: what is prepared, what came of it. */
export function MeetingPage({ lead, path, meeting, onBack }: Props) {
  const { t } = useTexts();
  const own = `${path}/meetings/${encodeURIComponent(meeting)}`;
  const back = { label: t('meetings.back'), onBack };
  const { state, refresh } = usePolled<MeetingView>(own, EVERY_MS);
  return (
    <PolledPage title={t('meetings.title')} back={back} state={state} refresh={refresh}>
      {(view) => <Meeting lead={lead} path={path} own={own} view={view} refresh={refresh} back={back} />}
    </PolledPage>
  );
}

interface MeetingProps {
  lead: Lead;
  path: string;
  /** Of the API: this meeting's. */
  own: string;
  view: MeetingView;
  refresh: () => void;
  back: WayBack;
}

function Meeting({ lead, path, own, view, refresh, back }: MeetingProps) {
  const texts = useTexts();
  const { t } = texts;
  const [changing, setChanging] = useState(false);
  // Undefined until it is first asked for: a dialog that is there changes what screen readers meet behind it.
  const [cancelling, setCancelling] = useState<boolean>();
  const name = meetingName(view, texts);
  const isChangeable = view.leads && view.cancelled === undefined;
  const told = view.members.length + view.notListed;

  function changed(): void {
    setChanging(false);
    refresh();
  }

  if (changing) return <ChangeForm path={path} own={own} view={view} told={told} onSaved={changed} onLeave={() => setChanging(false)} />;
  return (
    <Page
      title={name}
      back={back}
      above={meetingTimes(view, texts).map((line) => <p key={line} className={styles.lead}>{line}</p>)}
      actions={
        <>
          {isChangeable ? <Button onClick={() => setChanging(true)}>{t('meetings.change')}</Button> : null}
          <CalendarButton path={`${path}/calendar?meeting=${encodeURIComponent(view.id)}`}>{t('meetings.calendar')}</CalendarButton>
          {isChangeable && !isOver(view) ? <Button onClick={() => setCancelling(true)}>{t('meetings.cancel')}</Button> : null}
        </>
      }
    >
      {view.cancelled === undefined ? null : (
        <div className={styles.warning}>
          <p>
            <strong>{t('meetings.isCancelled')}</strong> {view.cancelled}
          </p>
        </div>
      )}
      {view.leads && !view.isTold ? <NotTold own={own} onTold={refresh} /> : null}
      <MeetingBody lead={lead} own={own} view={view} refresh={refresh} />
      {cancelling === undefined ? null : <CancelDialog open={cancelling} own={own} view={view} told={told} onCancelled={refresh} onClose={() => setCancelling(false)} />}
    </Page>
  );
}
