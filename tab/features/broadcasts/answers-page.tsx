import type { AnswersView } from '../../../bot/api/contract/broadcast-answers.ts';
import { Empty } from '../../components/empty.tsx';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { AnswerCounts } from './answer-counts.tsx';
import { AnswerList } from './answer-list.tsx';
import { AnswersOut } from './answers-out.tsx';
import styles from './answers-page.module.css';
import { broadcastPath } from './paths.ts';

const EVERY_MS = 10_000;

interface Props {
  cohort: string;
  id: string;
  /** To whom and when, for who may see it. */
  wentTo?: string | undefined;
  /** What the way back is called. */
  back: 'broadcast.toProgress' | 'broadcast.toThread';
  onBack: () => void;
}

/** The answers to one question, gathered for the meeting: to read, to show, to print. */
export function AnswersPage({ cohort, id, wentTo, back, onBack }: Props) {
  const { t } = useTexts();
  const path = broadcastPath(cohort, id);
  const wayBack = { label: t(back), onBack };
  const { state, refresh } = usePolled<AnswersView>(`${path}/answers`, EVERY_MS);
  return (
    <PolledPage title={t('broadcast.answers')} back={wayBack} state={state} refresh={refresh}>
      {(view) => (
        <div className={styles.answers}>
          <Page title={view.title} back={wayBack} above={<Above view={view} wentTo={wentTo} />} actions={<AnswersOut path={`${path}/answers/export`} mayExport={view.mayExport} />}>
            <section className={styles.question}>
              <h2 className={styles.label}>{view.question.label}</h2>
              <p className={styles.note}>{t('broadcast.answered', { count: view.answered, all: view.receivers })}</p>
              {view.counts.length > 0 && view.answers.length > 0 ? <AnswerCounts view={view} /> : null}
            </section>
            <Answers view={view} />
            {view.notForYou === 0 ? null : <p className={styles.note}>{t('broadcast.notForYou', { count: view.notForYou })}</p>}
          </Page>
        </div>
      )}
    </PolledPage>
  );
}

function Above({ view, wentTo }: { view: AnswersView; wentTo: Props['wentTo'] }) {
  const { t, moment } = useTexts();
  return (
    <>
      <p className={styles.note}>
        {view.cohort.name}
        {wentTo === undefined ? null : ` · ${wentTo}`}
      </p>
      <p className={styles.note}>
        {t(view.open ? 'broadcast.openUntil' : 'broadcast.closedAt', { moment: moment(view.deadlineAt) })} {t(`broadcastReadersNote.${view.readers}`)}
      </p>
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
