import type { InterestsView } from '../../../bot/api/contract/interests.ts';
import { Empty } from '../../components/empty.tsx';
import { LoadEarlier } from '../../components/load-earlier.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { Quote } from '../../components/quote.tsx';
import { useTexts } from '../../components/texts.ts';
import { useEarlier } from '../../components/use-earlier.ts';
import { usePolled } from '../../components/use-polled.ts';
import styles from './interests-page.module.css';

const EVERY_MS = 60_000;
const PATH = '/interests';

/** Those who have registered interest in taking part, for facilitators. */
export function InterestsPage() {
  const { t } = useTexts();
  const { state, refresh } = usePolled<InterestsView>(PATH, EVERY_MS);
  return (
    <PolledPage title={t('interests.title')} state={state} refresh={refresh}>
      {(first) => <Interests first={first} />}
    </PolledPage>
  );
}

function Interests({ first }: { first: InterestsView }) {
  const { t, day } = useTexts();
  const earlier = useEarlier(PATH, first);
  const interests = earlier.pages.flatMap((page) => page.interests);
  return (
    <Page title={t('interests.title')} above={<p className={styles.lead}>{t('interests.lead')}</p>}>
      {interests.length === 0 ? <Empty>{t('interests.none')}</Empty> : null}
      <ol className={styles.interests}>
        {interests.map((interest) => (
          <li key={interest.id}>
            <Panel>
              <div>
                <h2 className={styles.name}>{interest.name}</h2>
                <p className={styles.place}>
                  {interest.school}, {interest.municipality} · {day(interest.registeredAt)}
                </p>
              </div>
              {interest.why === '' ? null : <Quote label={t('interests.why')} text={interest.why} />}
            </Panel>
          </li>
        ))}
      </ol>
      <LoadEarlier earlier={earlier} />
    </Page>
  );
}
