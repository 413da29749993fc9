import { useState } from 'react';
import type { ImportCommit, ImportCommitView, ImportFile, ImportPreviewView, ImportStateView } from '../../../../bot/api/contract/roster-import.ts';
import { useAnnounce } from '../../../components/announcer.tsx';
import { Fault } from '../../../components/fault.tsx';
import { Page } from '../../../components/page.tsx';
import { useTexts } from '../../../components/texts.ts';
import { usePolled } from '../../../components/use-polled.ts';
import { useSend } from '../../../components/use-send.ts';
import { ChooseFile, type ChosenFile } from './choose-file.tsx';
import styles from './import-page.module.css';
import { LatestImport } from './latest-import.tsx';
import { Preview } from './preview.tsx';

const EVERY_MS = 10_000;

interface Props {
  readonly cohort: string;
  readonly leave: () => void;
}

type Shown =
  | { readonly kind: 'preview'; readonly view: ImportPreviewView; readonly sent: ImportFile; readonly isMeanwhile: boolean }
  | { readonly kind: 'done'; readonly sentence: 'rosterImport.done' | 'rosterImport.nothing' };

/** Choose a file, see what it would do, do it, take it back. */
export function ImportPage({ cohort, leave }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const path = `/cohorts/${encodeURIComponent(cohort)}/roster/import`;
  const { state, refresh } = usePolled<ImportStateView>(path, EVERY_MS);
  const looking = useSend<ImportPreviewView>();
  const committing = useSend<ImportCommitView>();
  const [shown, setShown] = useState<Shown>();

  async function look(chosen: ChosenFile) {
    const sent: ImportFile = { file: chosen.base64, mode: chosen.mode };
    committing.forget();
    const view = await looking.send('POST', `${path}/preview`, sent);
    if (view) setShown({ kind: 'preview', view, sent, isMeanwhile: false });
  }

  async function commit({ view, sent }: Extract<Shown, { kind: 'preview' }>) {
    const body: ImportCommit = { ...sent, tag: view.tag };
    const answer = await committing.send('POST', `${path}/commit`, body);
    refresh();
    if (!answer) return;
    if (answer.kind === 'refused') return setShown({ kind: 'preview', view: answer.preview, sent, isMeanwhile: true });
    const sentence = answer.kind === 'imported' ? 'rosterImport.done' : 'rosterImport.nothing';
    announce(t(sentence));
    setShown({ kind: 'done', sentence });
  }

  const latest = state.kind === 'shown' ? state.view.latest : undefined;
  return (
    <Page title={t('rosterImport.title')} back={{ label: t('rosterImport.back'), onBack: leave }} lead={t('rosterImport.lead')}>
      {latest === undefined ? null : <LatestImport path={path} latest={latest} onUndone={refresh} />}
      <ChooseFile busy={looking.busy} onChanged={() => setShown(undefined)} onLook={(chosen) => void look(chosen)} />
      {looking.error === undefined ? null : <Fault error={looking.error} />}
      {shown?.kind === 'done' ? <p className={styles.done}>{t(shown.sentence)}</p> : null}
      {shown?.kind === 'preview' ? (
        <Preview view={shown.view} isMeanwhile={shown.isMeanwhile} busy={committing.busy} onCommit={() => void commit(shown)} />
      ) : null}
      {committing.error === undefined ? null : <Fault error={committing.error} />}
    </Page>
  );
}
