import type { Fault } from './fault.ts';
import type { LocatedFile, Path } from './located-file.ts';
import type { ProgrammeFolder } from './programme-folder.ts';
import type { ActionEntry, OpenAreaEntry, ProgrammeFile } from './schema.ts';

interface IdAt {
  readonly kind: string;
  readonly id: string;
  readonly path: Path;
}

/** Ids are stored without their programme, so none may be met twice, within a programme or across them. */
export function checkUniqueIds(folders: readonly ProgrammeFolder[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, string>();
  for (const { structure } of folders) {
    for (const { kind, id, path } of idsIn(structure.value)) {
      const line = structure.lineOf(path);
      const first = seen.get(`${kind} ${id}`);
      if (first === undefined) seen.set(`${kind} ${id}`, `${structure.file}:${line}`);
      else faults.push({ file: structure.file, line, reason: `${kind} ${id} already stands at ${first}` });
    }
  }
  return faults;
}

/** What holds within one structure: languages once, ids in their own area, versions in order. */
export function checkIds(structure: LocatedFile<ProgrammeFile>): Fault[] {
  const fault = (path: Path, reason: string) => ({ file: structure.file, line: structure.lineOf(path), reason });
  const { languages, areas } = structure.value;
  return [
    ...languages.flatMap((language, at) =>
      languages.indexOf(language) === at ? [] : [fault(['languages', at], `language ${language} is declared twice`)],
    ),
    ...areas.flatMap((area, a) => {
      if (area.state === 'under-development') return [];
      const ids = [
        ...area.effects.map((id, at) => ({ id, path: ['areas', a, 'effects', at] })),
        ...area.actions.map(({ id }, at) => ({ id, path: ['areas', a, 'actions', at, 'id'] })),
      ];
      return [
        ...ids
          .filter(({ id }) => !id.startsWith(`${area.id}.`))
          .map(({ id, path }) => fault(path, `${id} stands in area ${area.id} and must begin with "${area.id}."`)),
        ...area.actions.flatMap((action, at) =>
          versionFaults(action).map(({ index, reason }) => fault(['areas', a, 'actions', at, 'versions', index], reason)),
        ),
      ];
    }),
  ];
}

function versionFaults({ id, versions }: ActionEntry): { index: number; reason: string }[] {
  return versions.flatMap(({ version, basedOnReflections }, index) => {
    if (version !== index + 1) {
      return [{ index, reason: `${id}: versions ascend from 1 without gaps; expected ${index + 1}, found ${version}` }];
    }
    if (version === 1 && basedOnReflections !== undefined) {
      return [{ index, reason: `${id}: the first version rests on no reflections` }];
    }
    return [];
  });
}

function idsIn({ id, areas, patterns, abilities, outcomes }: ProgrammeFile): IdAt[] {
  return [
    { kind: 'programme', id, path: ['id'] },
    ...areas.flatMap((area, a) => [
      { kind: 'area', id: area.id, path: ['areas', a, 'id'] },
      ...(area.state === 'open' ? idsInArea(area, ['areas', a]) : []),
    ]),
    ...patterns.map((pattern, at) => ({ kind: 'pattern', id: pattern, path: ['patterns', at] })),
    ...abilities.map((ability, at) => ({ kind: 'ability', id: ability, path: ['abilities', at] })),
    ...outcomes.map((outcome, at) => ({ kind: 'outcome', id: outcome, path: ['outcomes', at] })),
  ];
}

function idsInArea(area: OpenAreaEntry, path: Path): IdAt[] {
  return [
    ...area.effects.map((id, at) => ({ kind: 'effect', id, path: [...path, 'effects', at] })),
    ...area.actions.map(({ id }, at) => ({ kind: 'action', id, path: [...path, 'actions', at, 'id'] })),
  ];
}
