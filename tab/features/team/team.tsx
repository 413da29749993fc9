import type { ReactNode } from 'react';
import type { TeamView } from '../../../bot/api/contract/team.ts';
import { CycleLine } from '../../components/cycle-line.tsx';
import { Empty } from '../../components/empty.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { SharedList } from '../../components/shared-list.tsx';
import { useTexts } from '../../components/texts.ts';
import { useEarlier } from '../../components/use-earlier.ts';
import { EffectCounts } from './effect-counts.tsx';
import { MemberList } from './member-list.tsx';
import styles from './team.module.css';

export function Team({ path, first, picker, meeting }: { path: string; first: TeamView; picker: ReactNode; meeting: ReactNode }) {
  const { t } = useTexts();
  const earlier = useEarlier(path, first);
  return (
    <Page
      title={first.team.name}
      above={
        <>
          <p className={styles.cohort}>{first.cohort.name}</p>
          {picker}
        </>
      }
    >
      {meeting}
      <Section title={t('team.members')}>
        <CycleLine />
        {first.members.length === 0 ? <Empty>{t('team.noMembers')}</Empty> : <MemberList members={first.members} />}
      </Section>
      <div className={styles.columns}>
        <Section title={t('team.shared')} lead={t('team.sharedLead')}>
          <SharedList earlier={earlier} nothing={t('team.nothingShared')} />
        </Section>
        <Section title={t('team.effects')} lead={t('team.effectsLead')}>
          {first.effects.length === 0 ? <Empty>{t('team.noEffects')}</Empty> : <EffectCounts effects={first.effects} />}
        </Section>
      </div>
    </Page>
  );
}
