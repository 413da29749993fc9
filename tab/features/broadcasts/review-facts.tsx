import type { ReactNode } from 'react';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { AudienceView } from '../../../bot/api/contract/broadcast-draft.ts';
import { useTexts } from '../../components/texts.ts';
import styles from './review-facts.module.css';

interface Props {
  content: Content;
  audience: AudienceView;
  to: string;
}

/** To whom, how many, whom nothing reaches and why, and when. */
export function ReviewFacts({ content, audience, to }: Props) {
  const { t, moment } = useTexts();
  const { count, notMet, notListed, channelsNotLinked, arrivesAt, exempt, deadlineAt } = audience;
  return (
    <dl className={styles.facts}>
      <Fact name={t('broadcastFact.title')}>{content.title}</Fact>
      <Fact name={t('broadcastFact.to')}>{to}</Fact>
      <Fact name={t('broadcastFact.count')}>
        <strong>{[count.people > 0 ? t('broadcast.people', { count: count.people }) : '', count.channels > 0 ? t('broadcast.channels', { count: count.channels }) : ''].filter(Boolean).join(' · ') || t('broadcast.nobody')}</strong>
        {notMet > 0 ? <span>{t('broadcast.notMet', { count: notMet })}</span> : null}
        {notListed > 0 ? <span>{t('broadcast.notListed', { count: notListed })}</span> : null}
        {channelsNotLinked.length > 0 ? <span>{t('broadcast.channelsNotLinked', { names: channelsNotLinked.join(', ') })}</span> : null}
      </Fact>
      <Fact name={t('broadcastFact.when')}>
        {t('broadcast.earliest', { moment: moment(arrivesAt) })}
        <span>{t(exempt ? 'broadcast.exempt' : 'broadcast.sendAtHint')}</span>
      </Fact>
      {deadlineAt === undefined ? null : <Fact name={t('broadcastFact.deadline')}>{moment(deadlineAt)}</Fact>}
      {content.question === undefined ? null : <Fact name={t('broadcastFact.readers')}>{t(`broadcastReaders.${content.readers}`)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
