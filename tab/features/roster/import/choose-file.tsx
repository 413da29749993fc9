import { Button, Field, Radio, RadioGroup, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular, DocumentTableRegular } from '@fluentui/react-icons';
import { useRef, useState, type DragEvent } from 'react';
import type { ImportMode } from '../../../../bot/api/contract/roster-import.ts';
import { saveFile } from '../../../components/save-file.ts';
import { useTexts } from '../../../components/texts.ts';
import styles from './choose-file.module.css';
import { base64Of, MOST_FILE_BYTES, templateFile } from './roster-file.ts';

export interface ChosenFile {
  readonly base64: string;
  readonly mode: ImportMode;
}

interface Props {
  readonly busy: boolean;
  /** What was looked at is not what is chosen any more. */
  readonly onChanged: () => void;
  readonly onLook: (chosen: ChosenFile) => void;
}

const MODES: readonly ImportMode[] = ['addition', 'whole'];

export function ChooseFile({ busy, onChanged, onLook }: Props) {
  const { t } = useTexts();
  const [file, setFile] = useState<File>();
  const [mode, setMode] = useState<ImportMode>('addition');
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isTooLarge = file !== undefined && file.size > MOST_FILE_BYTES;

  function choose(chosen: File | undefined) {
    if (chosen === undefined) return;
    setFile(chosen);
    onChanged();
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    choose(event.dataTransfer.files[0]);
  }

  async function look() {
    // Read anew each time: it may have been mended and saved since it was chosen.
    if (file !== undefined) onLook({ base64: await base64Of(file), mode });
  }

  return (
    <div
      className={isOver ? `${styles.choice} ${styles.over}` : styles.choice}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <div className={styles.file}>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-label={t('rosterImport.file')}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            // The same file can be chosen again when it has been mended.
            event.target.value = '';
          }}
        />
        <div className={styles.buttons}>
          <Button icon={<DocumentTableRegular aria-hidden="true" />} onClick={() => input.current?.click()}>
            {t(file === undefined ? 'rosterImport.choose' : 'rosterImport.chooseAnother')}
          </Button>
          <Button appearance="subtle" icon={<ArrowDownloadRegular aria-hidden="true" />} onClick={() => saveFile('deltagare-mall.csv', templateFile())}>
            {t('rosterImport.template')}
          </Button>
        </div>
        <p className={styles.hint} role="status">
          {file === undefined ? t('rosterImport.drop') : <strong className={styles.name}>{file.name}</strong>}
        </p>
        {isTooLarge ? <p role="alert" className={styles.fault}>{t('rosterImport.tooLarge')}</p> : null}
      </div>
      <Field label={t('rosterImport.mode')}>
        <RadioGroup
          value={mode}
          onChange={(_, { value }) => {
            setMode(MODES.find((each) => each === value) ?? 'addition');
            onChanged();
          }}
        >
          {MODES.map((each) => (
            <Radio key={each} value={each} label={t(`importMode.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <div>
        <Button
          appearance="primary"
          disabledFocusable={file === undefined || isTooLarge || busy}
          icon={busy ? <Spinner size="tiny" aria-hidden="true" /> : null}
          onClick={() => void look()}
        >
          {t(busy ? 'rosterImport.reading' : 'rosterImport.preview')}
        </Button>
      </div>
    </div>
  );
}
