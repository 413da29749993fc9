import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { MeetingsView } from '../../../bot/api/contract/meetings.ts';
import { CalendarButton } from '../../components/calendar-button.tsx';
import { Empty } from '../../components/empty.tsx';
import type { LeadPageProps } from '../../components/lead.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { MeetingPage } from './meeting-page.tsx';
import { MeetingTable } from './meeting-table.tsx';
import { PlanPage } from './plan-page.tsx';

const EVERY_MS = 30_000;
/** In the place of a meeting's id. */
const NEW = 'new';

/** *Möten*: to plan them, prepare them, and note what came of them. */
export function MeetingsPage({ lead, item, openItem }: LeadPageProps) {
  const path = `/cohorts/${encodeURIComponent(lead.cohort.id)}`;
  if (item === NEW) return <PlanPage lead={lead} path={path} onDone={() => openItem(undefined)} />;
  if (item !== undefined) return <MeetingPage key={item} lead={lead} path={path} meeting={item} onBack={() => openItem(undefined)} />;
  return <Meetings lead={lead} path={path} openItem={openItem} />;
}

function Meetings({ lead, path, openItem }: Pick<LeadPageProps, 'lead' | 'openItem'> & { path: string }) {
  const { t } = useTexts();
  const { state, refresh } = usePolled<MeetingsView>(`${path}/meetings`, EVERY_MS);
  return (
    <PolledPage title={t('meetings.title')} state={state} refresh={refresh}>
      {({ toCome, held }) => (
        <Page
          title={t('meetings.title')}
          lead={t('meetings.lead')}
          actions={
            <>
              <Button appearance="primary" icon={<AddRegular aria-hidden="true" />} onClick={() => openItem(NEW)}>
                {t('meetings.plan')}
              </Button>
              {toCome.length === 0 ? null : <CalendarButton path={`${path}/calendar`}>{t('meetings.calendarAll')}</CalendarButton>}
            </>
          }
        >
          <Section title={t('meetings.toCome')}>
            {toCome.length === 0 ? <Empty>{t('meetings.noneToCome')}</Empty> : <MeetingTable label={t('meetings.toCome')} meetings={toCome} lead={lead} onOpen={openItem} />}
          </Section>
          {held.length === 0 ? null : (
            <Section title={t('meetings.held')}>
              <MeetingTable label={t('meetings.held')} meetings={held} lead={lead} onOpen={openItem} />
            </Section>
          )}
        </Page>
      )}
    </PolledPage>
  );
}
