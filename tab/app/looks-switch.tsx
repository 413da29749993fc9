import { Select } from '@fluentui/react-components';
import type { ThemeName } from '../components/host.ts';
import { useTexts } from '../components/texts.ts';
import type { Language } from '../components/vocabulary.ts';
import type { Looks } from './looks.ts';
import styles from './looks-switch.module.css';
import { themeNameOf } from './themes.ts';
import { languageOf } from './language.ts';

const THEMES: readonly ThemeName[] = ['default', 'dark', 'contrast'];
/** Each by its own name, so that a reader finds theirs. */
const LANGUAGES: ReadonlyArray<{ language: Language; name: string }> = [
  { language: 'sv', name: 'Svenska' },
  { language: 'en', name: 'English' },
  { language: 'nb', name: 'Norsk' },
];

/** Only in a local run: look at things in another theme or language. In Teams, Teams decides. */
export function LooksSwitch({ looks }: { looks: Looks }) {
  const { t, language } = useTexts();
  return (
    <div className={styles.switch}>
      <Select size="small" aria-label={t('local.theme')} value={looks.theme} onChange={(_, { value }) => looks.setTheme(themeNameOf(value))}>
        {THEMES.map((theme) => (
          <option key={theme} value={theme}>
            {t(`theme.${theme}`)}
          </option>
        ))}
      </Select>
      <Select size="small" aria-label={t('local.language')} value={language} onChange={(_, { value }) => looks.setLanguage(languageOf(value))}>
        {LANGUAGES.map(({ language: code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
