import type { Fault } from './fault.ts';
import type { LocatedFile, Path } from './located-file.ts';
import type { ActionText, TextFile } from './schema.ts';

interface NameAt {
  readonly name: string;
  readonly path: Path;
}

/** Two entries that read the same cannot be told apart in a list of choices. */
export function checkNames(text: LocatedFile<TextFile>): Fault[] {
  return choiceLists(text.value).flatMap((list) => repeatedNames(list, text));
}

function repeatedNames(list: readonly NameAt[], text: LocatedFile<TextFile>): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const { name, path } of list) {
    const line = text.lineOf(path);
    const reading = name.toLocaleLowerCase('sv').replace(/\s+/g, ' ');
    const first = seen.get(reading);
    if (first === undefined) seen.set(reading, line);
    else {
      const reason = `${path.join(' › ')}: "${name}" already stands on line ${first}`;
      faults.push({ file: text.file, line, reason });
    }
  }
  return faults;
}

function choiceLists({ areas, patterns, abilities, outcomes }: TextFile): NameAt[][] {
  return [
    namesIn(areas, ['areas']),
    ...Object.entries(areas).flatMap(([id, { effects, actions }]) => [
      Object.entries(effects).map(([effect, name]) => ({ name, path: ['areas', id, 'effects', effect] })),
      Object.entries(actions).flatMap(([action, versions]) => newestName(versions, ['areas', id, 'actions', action])),
    ]),
    namesIn(patterns, ['patterns']),
    namesIn(abilities, ['abilities']),
    namesIn(outcomes, ['outcomes']),
  ];
}

function namesIn(texts: Readonly<Record<string, { readonly name: string }>>, path: Path): NameAt[] {
  return Object.entries(texts).map(([id, { name }]) => ({ name, path: [...path, id, 'name'] }));
}

/** Only the newest version is offered; an older one may bear a name that has since moved. */
function newestName(versions: Readonly<Record<string, ActionText>>, path: Path): NameAt[] {
  const newest = String(Math.max(...Object.keys(versions).map(Number)));
  const text = versions[newest];
  return text === undefined ? [] : [{ name: text.name, path: [...path, newest, 'name'] }];
}
