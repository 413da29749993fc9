import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MeetingView } from '../../../bot/api/contract/meetings.ts';
import { CaseList } from '../../components/case-list.tsx';
import { CommitmentList } from '../../components/commitment-list.tsx';
import { CommitmentsForm } from '../../components/commitments-form.tsx';
import type { Lead } from '../../components/lead.ts';
import { Section } from '../../components/section.tsx';
import { SharedReflection } from '../../components/shared-reflection.tsx';
import { useTexts } from '../../components/texts.ts';
import { Attendance } from './attendance.tsx';
import { hasBegun, isOver } from './has-begun.ts';
import { Roles } from './roles.tsx';
import { teamsInWords } from './teams-in-words.ts';
import styles from './meetings.module.css';

interface Props {
  lead: Lead;
  own: string;
  view: MeetingView;
  refresh: () => void;
}

/** In the order of the meeting: what it is about, last time, cases and lines, and then what came of it – which stands first when it is over. */
export function MeetingBody({ lead, own, view, refresh }: Props) {
  const { t, day } = useTexts();
  const { lastTime } = view;
  const hasOneTeam = view.teams !== 'all' && view.teams.length === 1;
  const afterwards = view.members.length === 0 || !hasBegun(view) ? null : <Afterwards own={own} view={view} refresh={refresh} />;
  return (
    <>
      <Section title={t('meetings.about')}>
        <dl className={styles.facts}>
          <Fact name={t('meetings.who')}>{teamsInWords(view.teams, lead, t)}</Fact>
          {view.place === '' ? null : <Fact name={t('meetings.place')}>{view.place}</Fact>}
          {view.link === '' ? null : (
            <Fact name={t('meetings.link')}>
              <Link href={view.link} target="_blank" rel="noreferrer">
                {t('meetings.openLink')}
              </Link>
            </Fact>
          )}
          {view.before === '' ? null : <Fact name={t('meetings.before')}>{view.before}</Fact>}
          {view.after === '' ? null : <Fact name={t('meetings.after')}>{view.after}</Fact>}
        </dl>
        {view.agenda.length === 0 ? null : <Agenda items={view.agenda} />}
      </Section>
      {isOver(view) ? afterwards : null}
      {lastTime === undefined ? null : (
        <Section title={t('meetings.lastTime')} lead={t('meetings.lastTimeLead', { date: day(lastTime.startsAt) })}>
          {lastTime.commitments.length === 0 ? <p className={styles.note}>{t('meetings.noCommitments')}</p> : <CommitmentList commitments={lastTime.commitments} />}
        </Section>
      )}
      <Section title={t('meetings.cases')} lead={t('meetings.casesLead')}>
        {view.cases.length === 0 ? <p className={styles.note}>{t('meetings.noCases')}</p> : <CaseList cases={view.cases} />}
      </Section>
      {hasOneTeam ? (
        <Section title={t('meetings.lines')} lead={t('meetings.linesLead')}>
          <ChosenLines lines={view.lines} since={lastTime?.startsAt ?? ''} />
        </Section>
      ) : null}
      {hasOneTeam && view.kind === 'learning-team' ? (
        <Section title={t('meetings.roles')} lead={t('meetings.rolesLead')}>
          <Roles own={own} view={view} onSaved={refresh} />
        </Section>
      ) : null}
      {isOver(view) ? null : afterwards}
    </>
  );
}

function Afterwards({ own, view, refresh }: Omit<Props, 'lead'>) {
  const { t } = useTexts();
  if (!view.leads) {
    return (
      <Section title={t('meetings.commitments')}>
        {view.commitments.length === 0 ? <p className={styles.note}>{t('meetings.noCommitments')}</p> : <CommitmentList commitments={view.commitments} />}
      </Section>
    );
  }
  return (
    <>
      <Section title={t('meetings.attendance')} lead={t('meetings.attendanceLead')}>
        <Attendance own={own} view={view} onSaved={refresh} />
      </Section>
      <Section title={t('meetings.commitments')} lead={t('meetings.commitmentsLead')}>
        <CommitmentsForm path={own} members={view.members} commitments={view.commitments} onSaved={refresh} />
      </Section>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Agenda({ items }: { items: readonly string[] }) {
  return (
    <ol className={styles.agenda}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  );
}

/** Those of before the last meeting have perhaps been read there, so they are folded away. */
function ChosenLines({ lines, since }: Pick<MeetingView, 'lines'> & { since: string }) {
  const { t } = useTexts();
  const earlier = lines.filter(({ submittedAt }) => submittedAt <= since);
  return (
    <>
      {lines.length === earlier.length ? <p className={styles.note}>{t('meetings.noLines')}</p> : <Lines lines={lines.filter((line) => !earlier.includes(line))} />}
      {earlier.length === 0 ? null : (
        <details className={styles.earlier}>
          <summary>{t('meetings.earlierLines', { count: earlier.length })}</summary>
          <Lines lines={earlier} />
        </details>
      )}
    </>
  );
}

function Lines({ lines }: Pick<MeetingView, 'lines'>) {
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id}>
          <SharedReflection reflection={line} />
        </li>
      ))}
    </ol>
  );
}
