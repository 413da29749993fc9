import type { ThemeName } from '../components/host.ts';
import type { Language } from '../components/vocabulary.ts';

/** How the page looks and speaks, for the switch of a local run. */
export interface Looks {
  readonly theme: ThemeName;
  readonly setTheme: (theme: ThemeName) => void;
  readonly setLanguage: (language: Language) => void;
}
