import type { ProgrammeId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import { Catalogue, textLanguage, type Action, type Area, type Programme, type TextBook } from './catalogue.ts';
import type { ProgrammeFolder } from './programme-folder.ts';
import type { ActionEntry, AreaEntry, OpenAreaEntry, ProgrammeFile, TextFile } from './schema.ts';

/** Folders must have passed every check: here a missing text is a defect of ours. */
export function assemble(folders: readonly ProgrammeFolder[]): Catalogue {
  const all = folders.map(({ structure, texts }) => ({ programme: toProgramme(structure.value), texts }));
  const book = (language: Language) => bindBook(all.map(({ programme, texts }) => textsFor(programme, texts, language)));
  return new Catalogue(
    all.map(({ programme }) => programme),
    { sv: book('sv'), en: book('en'), nb: book('nb') },
  );
}

interface ProgrammeTexts {
  readonly programme: Programme;
  readonly text: TextFile;
}

function textsFor(programme: Programme, texts: ProgrammeFolder['texts'], wanted: Language): ProgrammeTexts {
  const language = textLanguage(programme, wanted);
  return { programme, text: present(texts.get(language), `${programme.id} ${language}`).value };
}

function bindBook(all: readonly ProgrammeTexts[]): TextBook {
  const areas = all.flatMap(({ programme, text }) =>
    programme.areas.map((area) => ({ area, areaText: present(text.areas[area.id], area.id) })),
  );
  return {
    programmes: new Map(all.map(({ programme, text }) => [programme.id, text.name])),
    areas: new Map(areas.map(({ area, areaText: { name, purpose } }) => [area.id, { name, purpose }])),
    effects: new Map(
      areas.flatMap(({ area, areaText }) => area.effects.map((id) => [id, present(areaText.effects[id], id)])),
    ),
    actions: new Map(
      areas.flatMap(({ area, areaText }) =>
        area.actions.map(({ id, versions }: Action) => {
          const texts = present(areaText.actions[id], id);
          return [id, new Map(versions.map(({ version }) => [version, present(texts[version], `${id} ${version}`)]))];
        }),
      ),
    ),
    patterns: new Map(all.flatMap(({ programme, text }) => pick(programme.patterns, text.patterns))),
    abilities: new Map(all.flatMap(({ programme, text }) => pick(programme.abilities, text.abilities))),
    outcomes: new Map(all.flatMap(({ programme, text }) => pick(programme.outcomes, text.outcomes))),
  };
}

function pick<Id extends string, Text>(ids: readonly Id[], texts: Readonly<Record<string, Text>>): [Id, Text][] {
  return ids.map((id) => [id, present(texts[id], id)]);
}

function toProgramme({ id, languages, analysisAfterWeeks, phases, selection, areas, patterns, abilities, outcomes }: ProgrammeFile): Programme {
  return { id, languages, analysisAfterWeeks, phases, selection, areas: areas.map((area) => toArea(area, id)), patterns, abilities, outcomes };
}

function toArea(area: AreaEntry, programmeId: ProgrammeId): Area {
  return area.state === 'open'
    ? { ...area, programmeId, actions: area.actions.map((action) => toAction(action, area)) }
    : { ...area, programmeId, effects: [], actions: [] };
}

function toAction({ id, kind, versions }: ActionEntry, { id: areaId }: OpenAreaEntry): Action {
  return { id, areaId, kind, versions, latest: (versions.at(-1) ?? versions[0]).version };
}

function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`No text for ${what} in a catalogue that passed its checks`);
  return value;
}
