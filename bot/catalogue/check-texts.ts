import type { Fault } from './fault.ts';
import type { LocatedFile, Path } from './located-file.ts';
import type { ActionEntry, ActionText, AreaEntry, ProgrammeFile, TextFile } from './schema.ts';

/** Every id of the structure has its text in this language, and no text is left over. */
export function checkTexts(programme: ProgrammeFile, text: LocatedFile<TextFile>): Fault[] {
  const { areas, patterns, abilities, outcomes } = text.value;
  return [
    ...compare(programme.areas.map(({ id }) => id), areas, ['areas'], text),
    ...programme.areas.flatMap((area) => checkArea(area, text)),
    ...compare(programme.patterns, patterns, ['patterns'], text),
    ...compare(programme.abilities, abilities, ['abilities'], text),
    ...compare(programme.outcomes, outcomes, ['outcomes'], text),
  ];
}

function checkArea(area: AreaEntry, text: LocatedFile<TextFile>): Fault[] {
  const areaText = text.value.areas[area.id];
  if (areaText === undefined) return [];
  const path = ['areas', area.id];
  const { effects, actions } = area.state === 'open' ? area : { effects: [], actions: [] };
  return [
    ...compare(effects, areaText.effects, [...path, 'effects'], text),
    ...compare(actions.map(({ id }) => id), areaText.actions, [...path, 'actions'], text),
    ...actions.flatMap((action) => checkAction(action, areaText.actions[action.id], [...path, 'actions', action.id], text)),
  ];
}

function checkAction(
  { id, versions }: ActionEntry,
  versionTexts: Readonly<Record<string, ActionText>> | undefined,
  path: Path,
  text: LocatedFile<TextFile>,
): Fault[] {
  if (versionTexts === undefined) return [];
  return [
    ...compare(versions.map(({ version }) => String(version)), versionTexts, path, text),
    ...versions.flatMap(({ version, basedOnReflections }) => {
      const versionText = versionTexts[version];
      const reason = versionText && lessonFault(versionText.learned !== undefined, basedOnReflections !== undefined);
      if (reason === undefined) return [];
      return [faultAt(text, [...path, version], `${id} version ${version}: ${reason}`)];
    }),
  ];
}

/** A lesson and the number of reflections it rests on are shown together or not at all. */
function lessonFault(hasLesson: boolean, hasGround: boolean): string | undefined {
  if (hasLesson === hasGround) return undefined;
  return hasLesson
    ? 'learned without basedOnReflections in the structure'
    : 'basedOnReflections without a text for learned';
}

function compare(
  ids: readonly string[],
  texts: Readonly<Record<string, unknown>>,
  path: Path,
  text: LocatedFile<TextFile>,
): Fault[] {
  const expected = new Set(ids);
  const where = path.join(' › ');
  return [
    ...[...expected]
      .filter((id) => !Object.hasOwn(texts, id))
      .map((id) => faultAt(text, path, `${where}: no text for ${id}`)),
    ...Object.keys(texts)
      .filter((id) => !expected.has(id))
      .map((id) => faultAt(text, [...path, id], `${where}: ${id} is not in the structure`)),
  ];
}

function faultAt(text: LocatedFile<TextFile>, path: Path, reason: string): Fault {
  return { file: text.file, line: text.lineOf(path), reason };
}
