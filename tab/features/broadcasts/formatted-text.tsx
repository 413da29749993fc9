import { Field, Textarea } from '@fluentui/react-components';
import { useRef, type KeyboardEvent } from 'react';
import { useTexts } from '../../components/texts.ts';
import styles from './formatted-text.module.css';
import { difference, toggleMark, type Mark } from './formatting.ts';
import { FormattingBar, markOfKey } from './formatting-bar.tsx';

interface Props {
  label: string;
  hint: string;
  value: string;
  max: number;
  fault: string | undefined;
  onChange: (value: string) => void;
}

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
    const mark = markOfKey(event);
    if (mark === undefined) return;
    event.preventDefault();
    set(mark);
  }

  return (
    <Field label={label} hint={hint} validationMessage={fault ?? null}>
      {(field) => (
        <div className={styles.editor}>
          <FormattingBar onMark={set} />
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
