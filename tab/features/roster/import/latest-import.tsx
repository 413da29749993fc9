import { Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { ImportUndoView, LatestImportView } from '../../../../bot/api/contract/roster-import.ts';
import { useAnnounce } from '../../../components/announcer.tsx';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { Fault } from '../../../components/fault.tsx';
import { Panel } from '../../../components/panel.tsx';
import { Section } from '../../../components/section.tsx';
import { useTexts } from '../../../components/texts.ts';
import { useSend } from '../../../components/use-send.ts';
import styles from './import-page.module.css';

interface Props {
  /** Of the cohort's imports. */
  readonly path: string;
  readonly latest: LatestImportView;
  readonly onUndone: () => void;
}

/** What was imported last, and the way back. */
export function LatestImport({ path, latest: { at, counts, state }, onUndone }: Props) {
  const { t, moment, number } = useTexts();
  const announce = useAnnounce();
  const undoing = useSend<ImportUndoView>();
  const [refusal, setRefusal] = useState<string>();

  async function undo() {
    const answer = await undoing.send('POST', `${path}/undo`, {});
    setRefusal(answer?.kind === 'refused' ? answer.sentence : undefined);
    if (answer?.kind === 'undone') announce(t('rosterImport.undone'));
    onUndone();
  }

  return (
    <Section title={t('rosterImport.latest')}>
      <Panel>
        <div className={styles.latest}>
          <p className={styles.summary}>
            {t('rosterImport.summary', { moment: moment(at), added: number(counts.added), changed: number(counts.changed), removed: number(counts.removed) })}
          </p>
          <p className={styles.lead}>{t(`importState.${state}`)}</p>
          {refusal === undefined ? null : <p role="alert" className={styles.refusal}>{refusal}</p>}
          {undoing.error === undefined ? null : <Fault error={undoing.error} />}
          {state !== 'done' ? null : (
            <div>
              <ConfirmButton
                label={t('rosterImport.undo')}
                title={t('rosterImport.undoTitle')}
                confirm={t('rosterImport.undoConfirm')}
                consequence={t('rosterImport.undoBody')}
                icon={undoing.busy ? <Spinner size="tiny" aria-hidden="true" /> : null}
                busy={undoing.busy}
                onConfirm={() => void undo()}
              />
            </div>
          )}
        </div>
      </Panel>
    </Section>
  );
}
