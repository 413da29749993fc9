import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Place, PlacesView } from '../../../bot/api/contract/places.ts';
import { Empty } from '../../components/empty.tsx';
import { useApi } from '../../components/api.ts';
import { useHost, type Channel } from '../../components/host.ts';
import { Page } from '../../components/page.tsx';
import { PolledPage } from '../../components/polled-page.tsx';
import { useTexts } from '../../components/texts.ts';
import { usePolled } from '../../components/use-polled.ts';
import { channelTabFor, linkChannel } from './channel-tab.ts';
import styles from './config-page.module.css';

const EVERY_MS = 60_000;

/** Where one chooses what a channel's tab is to show. Teams' own Save button saves it. */
export function ConfigPage() {
  const { t } = useTexts();
  const { state, refresh } = usePolled<PlacesView>('/places', EVERY_MS);
  return (
    <PolledPage title={t('config.title')} state={state} refresh={refresh}>
      {({ places }) => (
        <Page title={t('config.title')} lead={t('config.lead')}>
          {places.length === 0 ? <Empty>{t('config.none')}</Empty> : <PlaceChoice places={places} />}
        </Page>
      )}
    </PolledPage>
  );
}

function PlaceChoice({ places }: { places: readonly Place[] }) {
  const host = useHost();
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string>();
  const place = places.find((candidate) => channelTabFor(candidate).entityId === chosen);

  const api = useApi();

  useEffect(() => {
    if (place === undefined) return host.offerChannelTab(undefined);
    const link = place.kind === 'team' && place.leads ? { onSaved: (channel: Channel) => linkChannel(api, place, channel) } : {};
    host.offerChannelTab({ ...channelTabFor(place), ...link });
  }, [api, host, place]);

  return (
    <Field className={styles.choice ?? ''} label={t('config.choose')} hint={place?.kind === 'team' && place.leads ? `${t('config.everyoneSees')} ${t('config.links')}` : t('config.everyoneSees')}>
      <RadioGroup value={chosen ?? ''} onChange={(_, { value }) => setChosen(value)}>
        {places.map((candidate) => (
          <Radio
            key={channelTabFor(candidate).entityId}
            value={channelTabFor(candidate).entityId}
            label={
              candidate.kind === 'team'
                ? t('config.team', { team: candidate.team.name, cohort: candidate.cohort.name })
                : t('config.cohort', { cohort: candidate.cohort.name })
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
