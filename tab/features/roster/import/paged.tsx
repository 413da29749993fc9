import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../components/texts.ts';

const A_PAGE = 50;

/** A long list, as much of it as somebody has asked for. */
export function Paged<Item>({ items, children }: { items: readonly Item[]; children: (shown: readonly Item[]) => ReactNode }) {
  const { t, number } = useTexts();
  const [count, setCount] = useState(A_PAGE);
  return (
    <>
      {children(items.slice(0, count))}
      {items.length <= count ? null : (
        <div>
          <Button onClick={() => setCount(count + A_PAGE)}>{t('rosterImport.more', { shown: number(count), all: number(items.length) })}</Button>
        </div>
      )}
    </>
  );
}
