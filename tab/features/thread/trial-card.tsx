import type { TrialView } from '../../../bot/api/contract/thread.ts';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './trial-card.module.css';

/** One leadership action that the person tries or has tried, in which round and which version of its text. */
export function TrialCard({ trial }: { trial: TrialView }) {
  const { t, date } = useTexts();
  const { iteration, actionVersion: version, startedOn } = trial;
  const facts = [
    { name: t('trial.when'), value: trial.when },
    { name: t('trial.where'), value: trial.where },
    { name: t('trial.withWhom'), value: trial.withWhom },
    { name: t('trial.reason'), value: trial.reason ?? '' },
  ].filter(({ value }) => value !== '');
  return (
    <Panel>
      <div className={styles.tags}>
        {trial.focus ? <Tag strong>{t('trial.focus')}</Tag> : null}
        {trial.state === 'active' ? null : <Tag>{t(`trialState.${trial.state}`)}</Tag>}
      </div>
      <div>
        <h3 className={styles.name}>{trial.actionName}</h3>
        <p className={styles.area}>{trial.areaName}</p>
      </div>
      {facts.length === 0 ? null : (
        <dl className={styles.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.round}>
        {trial.state === 'planned'
          ? t('action.version', { version })
          : t('trial.round', { iteration, version, date: date(startedOn) })}
      </p>
    </Panel>
  );
}
