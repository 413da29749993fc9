import { LANGUAGES, type Language } from '../domain/language.ts';
import { translator } from '../locales/translate.ts';
import { PAGES, type PublicPage } from './pages.ts';

const STYLE = `:root { color-scheme: light dark; --text: #242424; --ground: #fff; --link: #4f52b2; }
@media (prefers-color-scheme: dark) { :root { --text: #fff; --ground: #1f1f1f; --link: #aab1fa; } }
body { color: var(--text); background: var(--ground); max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; font: 1rem/1.6 "Segoe UI", system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 2.5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 0.25rem; }
p { margin: 0.5rem 0; }
section + section { border-top: 1px solid; margin-top: 3rem; }
ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; list-style: none; }
a { display: inline-block; padding: 0.25rem 0; color: var(--link); }`;

/** One page in every language that the product speaks, the one that it is written in first; no script and nothing from elsewhere. */
export function drawPage(page: PublicPage, contact: string | undefined): string {
  return `<!doctype html>
<html lang="${LANGUAGES[0]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inWords(LANGUAGES[0], contact)(page.title)} · Ledtråd</title>
<style>
${STYLE}
</style>
</head>
<body>
${languageLinks()}
<main>
${LANGUAGES.map((language) => drawIn(language, page, contact)).join('\n')}
</main>
</body>
</html>
`;
}

/** Each by its own name and in its own language, so that a screen reader says it right. */
function languageLinks(): string {
  const links = LANGUAGES.map((language) => `<li><a href="#${language}" lang="${language}" hreflang="${language}">${nameOf(language)}</a></li>`);
  return `<nav aria-label="${LANGUAGES.map(nameOf).join(', ')}"><ul>${links.join('')}</ul></nav>`;
}

function nameOf(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function drawIn(language: Language, page: PublicPage, contact: string | undefined): string {
  const say = inWords(language, contact);
  const sections = page.sections.map(({ heading, paragraphs }) => [`<h2>${say(heading)}</h2>`, ...paragraphs.map((key) => `<p>${say(key)}</p>`)].join('\n'));
  const links = PAGES.map(({ path, title }) => `<li><a href="${path}#${language}"${path === page.path ? ' aria-current="page"' : ''}>${say(title)}</a></li>`);
  return `<section id="${language}" lang="${language}">
<h1>${say(page.title)}</h1>
${page.intro.map((key) => `<p>${say(key)}</p>`).join('\n')}
${sections.join('\n')}
<nav aria-label="${say('public.navigation')}"><ul>${links.join('')}</ul></nav>
</section>`;
}

/** Sentences as HTML: the contact is whatever somebody set. */
function inWords(language: Language, contact: string | undefined): (key: PublicPage['title']) => string {
  const t = translator(language);
  return (key) => escaped(t(key, { contact: contact ?? t('contact.default') }));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
