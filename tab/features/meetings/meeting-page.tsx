import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { MeetingView } from '../../../bot/api/contract/meetings.ts';
import { CalendarButton } from '../../components/calendar-button.tsx';
import type { Lead } from '../../components/lead.ts';
import { meetingName, meetingTimes } from '../../components/meeting-time.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChangeForm } from './change-form.tsx';
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
  const { state, refresh } = usePolled<MeetingView>(own, EVERY_MS);
  return (
    <>
      <div>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t('meetings.back')}
        </Button>
      </div>
      <PolledPage title={t('meetings.title')} state={state} refresh={refresh}>
        {(view) => <Meeting lead={lead} path={path} own={own} view={view} refresh={refresh} />}
      </PolledPage>
    </>
  );
}

interface MeetingProps {
  lead: Lead;
  path: string;
  /** Of the API: this meeting's. */
  own: string;
  view: MeetingView;
  refresh: () => void;
}

function Meeting({ lead, path, own, view, refresh }: MeetingProps) {
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
    <Page title={name} above={meetingTimes(view, texts).map((line) => <p key={line} className={styles.lead}>{line}</p>)}>
      {view.cancelled === undefined ? null : (
        <div className={styles.warning}>
          <p>
            <strong>{t('meetings.isCancelled')}</strong> {view.cancelled}
          </p>
        </div>
      )}
      {view.leads && !view.isTold ? <NotTold own={own} onTold={refresh} /> : null}
      <div className={styles.buttons}>
        {isChangeable ? <Button onClick={() => setChanging(true)}>{t('meetings.change')}</Button> : null}
        <CalendarButton path={`${path}/calendar?meeting=${encodeURIComponent(view.id)}`}>{t('meetings.calendar')}</CalendarButton>
        {isChangeable ? <Button onClick={() => setCancelling(true)}>{t('meetings.cancel')}</Button> : null}
      </div>
      <MeetingBody lead={lead} own={own} view={view} refresh={refresh} />
      {cancelling === undefined ? null : <CancelDialog open={cancelling} own={own} view={view} told={told} onCancelled={refresh} onClose={() => setCancelling(false)} />}
    </Page>
  );
}
