import { Button } from '@fluentui/react-components';
import { LinkRegular, TextBoldRegular, TextBulletListLtrRegular, TextItalicRegular } from '@fluentui/react-icons';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTexts } from '../../components/texts.ts';
import styles from './formatting-bar.module.css';
import type { Mark } from './formatting.ts';

const MARKS: ReadonlyArray<{ mark: Mark; icon: ReactElement; key?: string }> = [
  { mark: 'bold', icon: <TextBoldRegular />, key: 'b' },
  { mark: 'italic', icon: <TextItalicRegular />, key: 'i' },
  { mark: 'list', icon: <TextBulletListLtrRegular /> },
  { mark: 'link', icon: <LinkRegular />, key: 'k' },
];

/** The mark that Ctrl and a letter stand for in the text. */
export function markOfKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Mark | undefined {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return undefined;
  return MARKS.find((each) => each.key === key.toLowerCase())?.mark;
}

/** One stop for the keyboard, with arrows from button to button (WAI-ARIA, toolbar pattern). */
export function FormattingBar({ onMark }: { onMark: (mark: Mark) => void }) {
  const { t } = useTexts();
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);

  function move(event: KeyboardEvent): void {
    const to = placeAfter(event.key, at);
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    bar.current?.querySelectorAll('button')[to]?.focus();
  }

  return (
    <div ref={bar} role="toolbar" tabIndex={-1} aria-label={t('broadcast.formatting')} className={styles.bar} onKeyDown={move}>
      {MARKS.map(({ mark, icon, key }, place) => (
        <Button
          key={mark}
          size="small"
          appearance="subtle"
          icon={icon}
          tabIndex={place === at ? 0 : -1}
          title={t(`broadcastMark.${mark}`) + (key === undefined ? '' : ` (Ctrl+${key.toUpperCase()})`)}
          aria-label={t(`broadcastMark.${mark}`)}
          onFocus={() => setAt(place)}
          onClick={() => onMark(mark)}
        />
      ))}
    </div>
  );
}

function placeAfter(key: string, at: number): number | undefined {
  const { length } = MARKS;
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % length;
    case 'ArrowLeft':
      return (at + length - 1) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
