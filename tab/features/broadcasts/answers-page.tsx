import type { AnswersView, BroadcastView } from '../../../bot/api/contract/broadcasts.ts';
import { Empty } from '../../components/empty.tsx';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { AnswerCounts } from './answer-counts.tsx';
import { AnswerList } from './answer-list.tsx';
import { AnswersOut } from './answers-out.tsx';
import styles from './answers-page.module.css';
import { Back } from './back.tsx';
import { broadcastPath } from './paths.ts';

const EVERY_MS = 10_000;
/** What was sent and to whom does not change. */
const SENT_EVERY_MS = 600_000;

interface Props {
  cohort: string;
  id: string;
  onBack: () => void;
}

/** The answers to one question, gathered for the meeting: to read, to show, to print. */
export function AnswersPage({ cohort, id, onBack }: Props) {
  const { t } = useTexts();
  const path = broadcastPath(cohort, id);
  const { state, refresh } = usePolled<AnswersView>(`${path}/answers`, EVERY_MS);
  const sent = usePolled<BroadcastView>(path, SENT_EVERY_MS);
  const broadcast = sent.state.kind === 'shown' && sent.state.view.kind === 'sent' ? sent.state.view : undefined;
  return (
    <PolledPage title={t('broadcast.answers')} state={state} refresh={refresh}>
      {(view) => (
        <div className={styles.answers}>
          <Page title={view.title} above={<Above path={path} view={view} broadcast={broadcast} onBack={onBack} />}>
            <section className={styles.question}>
              <h2 className={styles.label}>{view.question.label}</h2>
              <p className={styles.note}>{t('broadcast.answered', { count: view.answered, all: view.receivers })}</p>
              {view.counts.length > 0 && view.held === undefined ? <AnswerCounts view={view} /> : null}
            </section>
            <Answers view={view} />
            {view.notForYou === 0 ? null : <p className={styles.note}>{t('broadcast.notForYou', { count: view.notForYou })}</p>}
          </Page>
        </div>
      )}
    </PolledPage>
  );
}

interface AboveProps {
  path: string;
  view: AnswersView;
  broadcast: Extract<BroadcastView, { kind: 'sent' }> | undefined;
  onBack: () => void;
}

function Above({ path, view, broadcast, onBack }: AboveProps) {
  const { t, moment } = useTexts();
  return (
    <>
      <div className={styles.screenOnly}>
        <Back onBack={onBack} to={t('broadcast.toProgress')} />
      </div>
      <p className={styles.note}>
        {view.cohort.name}
        {broadcast === undefined ? null : ` · ${broadcast.audienceText} · ${t('broadcasts.wentAt', { moment: moment(broadcast.sendAt) })}`}
      </p>
      <p className={styles.note}>
        {t(view.open ? 'broadcast.openUntil' : 'broadcast.closedAt', { moment: moment(view.deadlineAt) })} {t(`broadcastReadersNote.${view.readers}`)}
      </p>
      <div className={styles.screenOnly}>
        <AnswersOut path={`${path}/answers/export`} mayExport={view.mayExport} />
      </div>
    </>
  );
}

function Answers({ view }: { view: AnswersView }) {
  const { t, moment } = useTexts();
  if (view.held === 'until-deadline') return <Empty>{t('broadcast.heldUntil', { moment: moment(view.deadlineAt) })}</Empty>;
  if (view.held === 'few') return <Empty>{t('broadcast.heldFew')}</Empty>;
  if (view.answers.length === 0) return <Empty>{t('broadcast.noAnswers')}</Empty>;
  return <AnswerList view={view} />;
}
