import type { OverviewView } from '../../../bot/api/contract/overview.ts';
import { Panel } from '../../components/panel.tsx';
import { Quote } from '../../components/quote.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './overview.module.css';

type Ask = OverviewView['asks'][number];

/** Who wants the facilitator's help. What they wrote stands here only if they have let the team read it. */
export function Asks({ asks }: { asks: readonly Ask[] }) {
  const { t } = useTexts();
  if (asks.length === 0) return <p className={styles.quiet}>{t('overview.noAsks')}</p>;
  return (
    <ul className={styles.list}>
      {asks.map((ask) => (
        <li key={ask.id}>
          <Panel>
            <div>
              <h3 className={styles.name}>{ask.name ?? t('person.protected')}</h3>
              <p className={styles.place}>
                {ask.team.name} · {t('week.named', { number: ask.week.number })}
                {ask.shared === undefined ? null : ` · ${ask.shared.actionName}`}
              </p>
            </div>
            {ask.shared === undefined ? <p className={styles.quiet}>{t('overview.notShared')}</p> : <Shared shared={ask.shared} />}
          </Panel>
        </li>
      ))}
    </ul>
  );
}

function Shared({ shared: { did, takeaway, nextStep } }: { shared: NonNullable<Ask['shared']> }) {
  const { t } = useTexts();
  return (
    <>
      <Quote label={t('reflection.did')} text={did} />
      {takeaway === '' ? null : <Quote label={t('reflection.takeaway')} text={takeaway} />}
      {nextStep === '' ? null : <Quote label={t('reflection.nextStep')} text={nextStep} />}
    </>
  );
}
