import { Field, Textarea, Toolbar, ToolbarButton } from '@fluentui/react-components';
import { LinkRegular, TextBoldRegular, TextBulletListLtrRegular, TextItalicRegular } from '@fluentui/react-icons';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useTexts } from '../../components/texts.ts';
import styles from './formatted-text.module.css';
import { difference, toggleMark, type Mark } from './formatting.ts';

interface Props {
  label: string;
  hint: string;
  value: string;
  max: number;
  fault: string | undefined;
  onChange: (value: string) => void;
}

const MARKS: ReadonlyArray<{ mark: Mark; icon: ReactElement; key?: string }> = [
  { mark: 'bold', icon: <TextBoldRegular />, key: 'b' },
  { mark: 'italic', icon: <TextItalicRegular />, key: 'i' },
  { mark: 'list', icon: <TextBulletListLtrRegular /> },
  { mark: 'link', icon: <LinkRegular />, key: 'k' },
];

/** A text with simple formatting, as marks in plain text: what chat can show, and nothing that it cannot. */
export function FormattedText({ label, hint, value, max, fault, onChange }: Props) {
  const { t } = useTexts();
  const area = useRef<HTMLTextAreaElement>(null);

  function set(mark: Mark): void {
    const { current } = area;
    if (current === null) return;
    const { value: text, selectionStart: start, selectionEnd: end } = current;
    const marked = toggleMark({ text, start, end }, mark, t(`broadcastWord.${mark}`));
    if (marked.text.length > max) return;
    current.focus();
    replace(current, marked.text);
    current.setSelectionRange(marked.start, marked.end);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const found = MARKS.find(({ key }) => key === event.key.toLowerCase());
    if (found === undefined) return;
    event.preventDefault();
    set(found.mark);
  }

  return (
    <Field label={label} hint={hint} validationMessage={fault ?? null}>
      {(field) => (
        <div className={styles.editor}>
          <Toolbar size="small" aria-label={t('broadcast.formatting')} className={styles.bar ?? ''}>
            {MARKS.map(({ mark, icon, key }) => (
              <ToolbarButton
                key={mark}
                icon={icon}
                title={t(`broadcastMark.${mark}`) + (key === undefined ? '' : ` (Ctrl+${key.toUpperCase()})`)}
                aria-label={t(`broadcastMark.${mark}`)}
                onClick={() => set(mark)}
              />
            ))}
          </Toolbar>
          <Textarea
            {...field}
            textarea={{ ref: area, className: styles.area ?? '' }}
            className={styles.frame ?? ''}
            value={value}
            maxLength={max}
            onKeyDown={onKeyDown}
            onChange={(_, data) => onChange(data.value)}
          />
        </div>
      )}
    </Field>
  );
}

/** As if it was typed, so that Ctrl+Z takes it back: no newer way keeps a textarea's history. */
function replace(area: HTMLTextAreaElement, text: string): void {
  const { from, to, insert } = difference(area.value, text);
  area.setSelectionRange(from, to);
  document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
}
