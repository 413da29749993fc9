import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Announcer } from '../components/announcer.tsx';
import { HostContext, type Host } from '../components/host.ts';
import { TextsContext, type Texts } from '../components/texts.ts';
import type { Language } from '../components/vocabulary.ts';
import { languageOf } from './language.ts';
import { loadTexts } from './load-texts.ts';
import type { Reader } from './reader.ts';
import { SignIn } from './sign-in.tsx';
import styles from './tab.module.css';
import { THEMES } from './themes.ts';

/** The reader's look and language, and within them everything else. */
export function Tab({ host }: { host: Host }) {
  const [theme, setTheme] = useState(host.theme);
  const [switched, setSwitched] = useState<Language>();
  const [reader, setReader] = useState<Reader>();
  const language = switched ?? reader?.language ?? languageOf(host.locale);
  const texts = useLoadedTexts(language, reader?.zone);

  useEffect(() => host.onThemeChange(setTheme), [host]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    // What lies outside the provider: scrollbars, the browser's own controls, the strip beside a panel.
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
    document.documentElement.style.backgroundColor = THEMES[theme].colorNeutralBackground2;
  }, [theme]);

  return (
    <FluentProvider theme={THEMES[theme]}>
      <div className={styles.tab}>
        {texts === undefined ? null : (
          <HostContext value={host}>
            <TextsContext value={texts}>
              <Announcer>
                <SignIn looks={{ theme, setTheme, setLanguage: setSwitched }} onReader={setReader} />
              </Announcer>
            </TextsContext>
          </HostContext>
        )}
      </div>
    </FluentProvider>
  );
}

/** The former language stays until the next one has come, so that a change does not empty the page. */
function useLoadedTexts(language: Language, zone: string | undefined): Texts | undefined {
  const [texts, setTexts] = useState<Texts>();
  useEffect(() => {
    let wanted = true;
    void loadTexts(language, zone).then((loaded) => {
      if (wanted) setTexts(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [language, zone]);
  return texts;
}
