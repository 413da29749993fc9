import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DraftView } from '../../../bot/api/contract/broadcast-draft.ts';
import type { SentView } from '../../../bot/api/contract/broadcast-progress.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Section } from '../../components/section.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { AnswerProgress } from './answer-progress.tsx';
import { Cancel } from './cancel.tsx';
import { broadcastsPath } from './paths.ts';
import { Preview } from './preview.tsx';
import { ProgressBar } from './progress.tsx';
import { Receivers } from './receivers.tsx';
import { Resend } from './resend.tsx';
import { SaveTemplate } from './save-template.tsx';
import styles from './sent.module.css';

interface Props {
  cohort: string;
  view: SentView;
  onOpen: (id: string | undefined) => void;
  onAnswers: () => void;
  onChanged: () => void;
}

/** How far what was confirmed has come, as it goes. */
export function Sent({ cohort, view, onOpen, onAnswers, onChanged }: Props) {
  const { t, moment, number } = useTexts();
  const { state, content, confirmedBy, confirmedAt, sendAt, audienceText, progress, channels, may, reminder } = view;
  const copy = useSend<DraftView>();
  const [naming, setNaming] = useState(false);
  const focusTarget = useRestoreFocusTarget();

  async function makeCopy(): Promise<void> {
    const made = await copy.send('POST', broadcastsPath(cohort), { copyOf: view.id });
    if (made !== undefined) onOpen(made.id);
  }

  return (
    <Page
      title={content.title}
      back={{ label: t('broadcast.all'), onBack: () => onOpen(undefined) }}
      above={
        <>
          <p className={styles.facts}>
            <Tag strong>{t(`broadcastState.${state}`)}</Tag> {audienceText} · {t(`broadcastWhen.${state}`, { moment: moment(sendAt) })}
          </p>
          <p className={styles.facts}>{t('broadcast.confirmedBy', { name: confirmedBy, moment: moment(confirmedAt) })}</p>
        </>
      }
    >
      <Section title={t('broadcast.progress')}>
        <Panel>
          {progress.receivers > 0 ? (
            <>
              <ProgressBar progress={progress} />
              <p className={styles.sum}>{t('broadcast.sum', { count: progress.receivers, shown: number(progress.receivers) })}</p>
            </>
          ) : null}
          {channels.length === 0 ? null : <Channels channels={channels} />}
          <div className={styles.ways}>
            <Resend cohort={cohort} view={view} onChanged={onChanged} />
            {may.cancel ? <Cancel cohort={cohort} view={view} onChanged={onChanged} /> : null}
          </div>
        </Panel>
      </Section>
      {content.question === undefined ? null : (
        <Section title={t('broadcast.answers')}>
          <AnswerProgress cohort={cohort} view={view} onAnswers={onAnswers} onChanged={onChanged} />
        </Section>
      )}
      {reminder === undefined ? null : (
        <Section title={t('broadcast.reminder')} lead={t('broadcast.remindedAt', { moment: moment(reminder.at) })}>
          <Panel>
            <ProgressBar progress={reminder.progress} />
          </Panel>
        </Section>
      )}
      {progress.receivers > 0 ? <Receivers cohort={cohort} view={view} /> : null}
      <Preview cohort={cohort} content={content} />
      <div className={styles.ways}>
        <Button icon={<CopyRegular />} disabledFocusable={copy.busy} onClick={() => void makeCopy()}>
          {t('broadcasts.copy')}
        </Button>
        <Button {...focusTarget} appearance="subtle" onClick={() => setNaming(true)}>
          {t('broadcast.saveTemplate')}
        </Button>
        {copy.error === undefined ? null : <p role="alert" className={styles.facts}>{copy.error.message}</p>}
      </div>
      <SaveTemplate cohort={cohort} content={content} open={naming} onClose={() => setNaming(false)} />
    </Page>
  );
}

/** One post a team; a channel answers for nobody, so these are no receivers. */
function Channels({ channels }: { channels: SentView['channels'] }) {
  const { t } = useTexts();
  return (
    <DataTable
      label={t('broadcast.channelPosts')}
      rows={channels}
      keyOf={({ team }) => team.id}
      columns={[
        { name: t('broadcast.channel'), cell: ({ team }) => team.name, isHead: true },
        {
          name: t('broadcast.state'),
          cell: ({ state, reason }) => t(`broadcastPost.${state}`) + (reason === undefined ? '' : ` – ${t(`broadcastPostReason.${reason}`)}`),
        },
      ]}
    />
  );
}
