import type { Language } from '../components/vocabulary.ts';

/** What of the signed-in person decides how things are said. */
export interface Reader {
  /** The language chosen in the settings; `undefined` until then. */
  readonly language: Language | undefined;
  /** IANA zone. */
  readonly zone: string;
}
