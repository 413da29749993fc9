import { Panel } from '../../components/panel.tsx';
import { Quote } from '../../components/quote.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';

/** What the person saw, and wanted to see, when choosing: there to compare with. */
export function StartingPoint({ seen, wanted }: { seen: string; wanted: string }) {
  const { t } = useTexts();
  if (seen === '' && wanted === '') return null;
  return (
    <Section title={t('thread.start')}>
      <Panel>
        {seen === '' ? null : <Quote label={t('thread.seen')} text={seen} />}
        {wanted === '' ? null : <Quote label={t('thread.wanted')} text={wanted} />}
      </Panel>
    </Section>
  );
}
