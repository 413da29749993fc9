import { Button, Link, useRestoreFocusTarget } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import type { TeamMeetingsView } from '../../../bot/api/contract/meetings.ts';
import { CalendarButton } from '../../components/calendar-button.tsx';
import { CaseList } from '../../components/case-list.tsx';
import { CommitmentList } from '../../components/commitment-list.tsx';
import { CommitmentsForm } from '../../components/commitments-form.tsx';
import { meetingName, meetingTimes } from '../../components/meeting-time.ts';
import { Panel } from '../../components/panel.tsx';
import { Quote } from '../../components/quote.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import styles from './next-meeting.module.css';

const EVERY_MS = 15_000;

interface Props {
  cohort: string;
  team: string;
  changes: number;
  /** Absent where nothing is asked about the reader. */
  onOpenCard?: ((action: CardAction) => void) | undefined;
}

/** The team's next meeting, and what was taken on at the last. Quiet while it is not known: the page is not about it alone. */
export function NextMeeting({ cohort, team, changes, onOpenCard }: Props) {
  const { t, day } = useTexts();
  const path = `/cohorts/${encodeURIComponent(cohort)}`;
  const { state, refresh } = usePolled<TeamMeetingsView>(`${path}/teams/${encodeURIComponent(team)}/meetings`, EVERY_MS);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  if (state.kind !== 'shown') return null;
  const { next, later, lastTime, notes, takesPart } = state.view;
  const openCard = takesPart ? onOpenCard : undefined;
  return (
    <>
      {next === undefined && later.length === 0 ? null : (
        <Section title={t('next.title')}>
          {next === undefined ? null : <Next next={next} path={path} openCard={openCard} />}
          <Later later={later} path={path} team={team} />
        </Section>
      )}
      {notes === undefined || openCard === undefined ? null : (
        <Section title={t('next.notes')} lead={t('next.notesLead', { date: day(notes.startsAt) })}>
          <CommitmentsForm path={`${path}/meetings/${encodeURIComponent(notes.meeting)}`} members={notes.members} commitments={notes.commitments} onSaved={refresh} />
        </Section>
      )}
      {lastTime === undefined || lastTime.commitments.length === 0 ? null : (
        <Section title={t('meetings.commitments')} lead={t('meetings.lastTimeLead', { date: day(lastTime.startsAt) })}>
          <CommitmentList commitments={lastTime.commitments} />
          {openCard === undefined ? null : (
            <div>
              <CardButton verb="commitment.open" openCard={openCard}>
                {t('next.ownCommitment')}
              </CardButton>
            </div>
          )}
        </Section>
      )}
    </>
  );
}

interface NextProps {
  next: NonNullable<TeamMeetingsView['next']>;
  path: string;
  openCard: ((action: CardAction) => void) | undefined;
}

function Next({ next, path, openCard }: NextProps) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Panel>
      <h3 className={styles.name}>{meetingName(next, texts)}</h3>
      <p className={styles.when}>{meetingTimes(next, texts).join(', ')}</p>
      {next.place === '' ? null : <p className={styles.text}>{next.place}</p>}
      {next.link === '' ? null : (
        <p className={styles.text}>
          <Link href={next.link} target="_blank" rel="noreferrer">
            {t('meetings.openLink')}
          </Link>
        </p>
      )}
      {next.before === '' ? null : <Quote label={t('meetings.before')} text={next.before} />}
      {next.agenda.length === 0 ? null : (
        <ol className={styles.agenda}>
          {next.agenda.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      )}
      {next.timeKeeper === undefined ? null : <p className={styles.quiet}>{t('next.timeKeeper', { name: next.timeKeeper })}</p>}
      {next.noteTaker === undefined ? null : <p className={styles.quiet}>{t('next.noteTaker', { name: next.noteTaker })}</p>}
      {next.cases.length === 0 ? null : (
        <>
          <h4 className={styles.name}>{t('meetings.cases')}</h4>
          <CaseList cases={next.cases} />
        </>
      )}
      <div className={styles.buttons}>
        {openCard === undefined ? null : (
          <>
            <CardButton verb="case.open" openCard={openCard} meeting={next.id}>
              {t('next.case')}
            </CardButton>
            <CardButton verb="meeting.lines" openCard={openCard} meeting={next.id}>
              {t('next.lines')}
            </CardButton>
          </>
        )}
        <CalendarButton path={`${path}/calendar?meeting=${encodeURIComponent(next.id)}`}>{t('meetings.calendar')}</CalendarButton>
      </div>
    </Panel>
  );
}

function CardButton({ verb, meeting, openCard, children }: { verb: string; meeting?: string; openCard: (action: CardAction) => void; children: string }) {
  const restoreFocus = useRestoreFocusTarget();
  return (
    <Button {...restoreFocus} onClick={() => openCard({ verb, data: meeting === undefined ? {} : { meetingId: meeting } })}>
      {children}
    </Button>
  );
}

function Later({ later, path, team }: { later: TeamMeetingsView['later']; path: string; team: string }) {
  const texts = useTexts();
  const { t } = texts;
  if (later.length === 0) return null;
  return (
    <details className={styles.later}>
      <summary>{t('next.later', { count: later.length })}</summary>
      <ul className={styles.list}>
        {later.map((meeting) => (
          <li key={meeting.id}>
            {meetingTimes(meeting, texts).join(', ')} · {meetingName(meeting, texts)}
            {meeting.cancelled === undefined ? null : ` · ${t('next.cancelled', { reason: meeting.cancelled })}`}
          </li>
        ))}
      </ul>
      <CalendarButton path={`${path}/calendar?team=${encodeURIComponent(team)}`}>{t('meetings.calendarAll')}</CalendarButton>
    </details>
  );
}
