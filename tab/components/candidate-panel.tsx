import { CheckmarkCircleRegular, CircleRegular, ClockRegular } from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import type { CandidateView } from '../../bot/api/contract/selection.ts';
import styles from './candidate-panel.module.css';
import { Panel, PanelHead } from './panel.tsx';
import { Quote } from './quote.tsx';
import { Tag } from './tag.tsx';
import { useTexts } from './texts.ts';

const ICONS: Record<CandidateView['state'], ReactElement> = {
  waiting: <ClockRegular />,
  'approved-by-head': <CheckmarkCircleRegular />,
  'approved-by-facilitator': <CheckmarkCircleRegular />,
  accepted: <CheckmarkCircleRegular />,
  declined: <CircleRegular />,
};

/** Somebody who may come to take part: who, from where, in their own words, and how far it has come. */
export function CandidatePanel({ candidate, children }: { candidate: CandidateView; children?: ReactNode }) {
  const { t, day } = useTexts();
  const { name, school, municipality, registeredAt, nominatedBy, why, state, team, message } = candidate;
  return (
    <Panel>
      <div>
        <PanelHead name={name}>
          <Tag icon={ICONS[state]} strong={state !== 'declined'}>
            {team === undefined ? t(`candidateState.${state}`) : t('candidate.acceptedTo', { team: team.name })}
          </Tag>
        </PanelHead>
        <p className={styles.place}>
          {school}, {municipality}
        </p>
        <p className={styles.place}>
          {nominatedBy === undefined ? t('candidate.interest', { day: day(registeredAt) }) : t('candidate.nominated', { name: nominatedBy, day: day(registeredAt) })}
        </p>
      </div>
      {why === '' ? null : <Quote label={t('candidate.why')} text={why} />}
      {message === undefined ? null : <Quote label={t('candidate.message')} text={message} />}
      {children}
    </Panel>
  );
}
