import type { MessageKey } from '../locales/translate.ts';

/** A page for anybody, outside Teams too: the app package names them to whoever installs the app. */
export interface PublicPage {
  readonly path: string;
  readonly title: MessageKey;
  readonly intro: readonly MessageKey[];
  readonly sections: readonly { readonly heading: MessageKey; readonly paragraphs: readonly MessageKey[] }[];
}

/** What is said is what the product does today; whoever changes what is kept, or who reads it, changes it here too. */
export const PAGES: readonly PublicPage[] = [
  { path: '/', title: 'about.title', intro: ['about.what', 'about.open', 'about.contact'], sections: [] },
  {
    path: '/privacy',
    title: 'privacy.title',
    intro: ['privacy.intro'],
    sections: [
      { heading: 'privacy.controller', paragraphs: ['privacy.controller.each', 'privacy.controller.contact'] },
      { heading: 'privacy.kept', paragraphs: ['privacy.kept.who', 'privacy.kept.written', 'privacy.why'] },
      { heading: 'privacy.readers', paragraphs: ['privacy.readers.chosen', 'privacy.readers.figures', 'privacy.readers.law'] },
      { heading: 'privacy.place', paragraphs: ['privacy.place.azure', 'privacy.place.chat', 'privacy.place.tab', 'privacy.place.graph'] },
      { heading: 'privacy.rights', paragraphs: ['privacy.rights.copy', 'privacy.rights.erase', 'privacy.rights.authority'] },
    ],
  },
  {
    path: '/terms',
    title: 'terms.title',
    intro: ['terms.intro'],
    sections: [
      { heading: 'terms.whom', paragraphs: ['terms.whom.participants'] },
      { heading: 'terms.writing', paragraphs: ['terms.writing.others', 'terms.writing.guard'] },
      { heading: 'terms.reading', paragraphs: ['terms.reading.circle'] },
      { heading: 'terms.service', paragraphs: ['terms.service.operator', 'terms.service.free'] },
    ],
  },
];

/** Their paths. */
export const PUBLIC_PAGES: readonly string[] = PAGES.map(({ path }) => path);
