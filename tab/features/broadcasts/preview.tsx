import { FluentProvider, Select, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { PreviewView } from '../../../bot/api/contract/broadcast-draft.ts';
import { ApiError, useApi } from '../../components/api.ts';
import type { ThemeName } from '../../components/host.ts';
import { Lapse } from '../../components/lapse.tsx';
import { useTexts } from '../../components/texts.ts';
import { CardPreview } from '../card-editor/card-preview.tsx';
import { cohortPath } from './paths.ts';
import styles from './preview.module.css';

const AFTER_MS = 400;

/** Receivers have themes of their own; without one of these it is the reader's. */
const THEMES: Readonly<Record<ThemeName, { theme: Theme; colorScheme: 'light' | 'dark' }>> = {
  default: { theme: teamsLightTheme, colorScheme: 'light' },
  dark: { theme: teamsDarkTheme, colorScheme: 'dark' },
  contrast: { theme: teamsHighContrastTheme, colorScheme: 'dark' },
};
const NAMES = ['default', 'dark', 'contrast'] as const;

/** The card as receivers get it, drawn a moment after each pause in the typing. */
export function Preview({ cohort, content }: { cohort: string; content: Content }) {
  const { t } = useTexts();
  const [name, setName] = useState<ThemeName>();
  const chosen = name === undefined ? undefined : THEMES[name];
  const { preview, lapse } = usePreview(cohort, content);
  return (
    <section className={styles.preview} aria-label={t('broadcast.preview')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('broadcast.preview')}</h2>
        <Select size="small" aria-label={t('broadcast.theme')} value={name ?? ''} onChange={(_, { value }) => setName(NAMES.find((each) => each === value))}>
          <option value="">{t('broadcast.ownTheme')}</option>
          {NAMES.map((each) => (
            <option key={each} value={each}>
              {t(`theme.${each}`)}
            </option>
          ))}
        </Select>
      </div>
      {lapse ? <Lapse /> : null}
      <FluentProvider {...(chosen === undefined ? {} : { theme: chosen.theme, style: { colorScheme: chosen.colorScheme } })} className={styles.chat ?? ''}>
        {preview?.chat === undefined ? null : <Message place={preview.channel === undefined ? undefined : t('broadcast.inChat')} message={preview.chat} />}
        {preview?.channel === undefined ? null : <Message place={t('broadcast.inChannel')} message={preview.channel} />}
      </FluentProvider>
      <p className={styles.note}>{t('broadcast.previewNote')}</p>
    </section>
  );
}

function Message({ place, message }: { place: string | undefined; message: NonNullable<PreviewView['chat']> }) {
  const { t } = useTexts();
  const { card, summary } = message;
  return (
    <div className={styles.message}>
      <p className={styles.summary}>
        {place === undefined ? null : <strong>{place} </strong>}
        {t('broadcast.notification', { summary })}
      </p>
      <div className={styles.card}>
        <CardPreview card={card} />
      </div>
    </div>
  );
}

/** A later answer makes an earlier one void; a card that says the same is not drawn anew. */
function usePreview(cohort: string, content: Content): { preview: PreviewView | undefined; lapse: boolean } {
  const api = useApi();
  const [preview, setPreview] = useState<PreviewView>();
  const [lapse, setLapse] = useState(false);

  useEffect(() => {
    let wanted = true;
    async function draw(): Promise<void> {
      try {
        const answer = await api.send<PreviewView>('POST', cohortPath(cohort, 'broadcast-preview'), content);
        if (!wanted) return;
        setLapse(false);
        setPreview((before) => (JSON.stringify(before) === JSON.stringify(answer) ? before : answer));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (wanted) setLapse(true);
      }
    }
    const timer = setTimeout(() => void draw(), AFTER_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [api, cohort, content]);

  return { preview, lapse };
}
