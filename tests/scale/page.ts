import type { Sections } from './sections.ts';

/** The page with what is given between the markers of its name. Throws where a pair of markers is missing. */
export function withSections(page: string, sections: Sections): string {
  return Object.entries(sections).reduce((text, [name, content]) => {
    const [before, after] = markersOf(name);
    const [from, to] = [text.indexOf(before), text.indexOf(after)];
    if (from < 0 || to < from) throw new Error(`there are no markers ${before} … ${after}`);
    return `${text.slice(0, from + before.length)}\n${content}\n${text.slice(to)}`;
  }, page);
}

/** What stands between them now. */
export function sectionOf(page: string, name: string): string | undefined {
  const [before, after] = markersOf(name);
  const [from, to] = [page.indexOf(before), page.indexOf(after)];
  return from < 0 || to < from ? undefined : page.slice(from + before.length, to).trim();
}

function markersOf(name: string): readonly [string, string] {
  return [`<!-- scale:${name} -->`, `<!-- /scale:${name} -->`];
}
