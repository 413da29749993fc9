import type { Node } from 'web-tree-sitter';
import type { BicepFile } from '../bicep/bicep-file.ts';
import { below, literalText, partsOf, propertiesOf } from '../bicep/nodes.ts';
import { LOADERS } from './bicep-functions.ts';
import { faultAt, type Fault } from './fault.ts';
import { pathFrom, type InfraFiles } from './infra-files.ts';

/**
 * What is read of a loaded JSON file, or of the entries of a list that a loop goes through, is there: in every entry,
 * since which one it will be is known at deployment. Loaded files exist.
 */
export function checkMembers(infra: InfraFiles): Fault[] {
  return [...infra.bicep.values()].flatMap((file) => [...checkLoaded(infra, file), ...checkLoadedMembers(infra, file), ...checkLoops(file)]);
}

function loadedPath(file: BicepFile, node: Node | undefined): string | undefined {
  if (node?.type !== 'call_expression' || !LOADERS.has(node.childForFieldName('function')?.text ?? '')) return undefined;
  const given = node.childForFieldName('arguments');
  const target = given ? literalText(partsOf(given)[0]) : undefined;
  return target === undefined ? undefined : pathFrom(file.path, target);
}

function checkLoaded({ texts }: InfraFiles, file: BicepFile): Fault[] {
  return [...below(file.root)].flatMap((node) => {
    const path = loadedPath(file, node);
    return path !== undefined && !texts.has(path) ? [faultAt(file.path, node, `${path} is not there`)] : [];
  });
}

/** `var all = loadJsonContent('file.json')` and `var one = all[which]`, then `one.member`. */
function checkLoadedMembers({ texts }: InfraFiles, file: BicepFile): Fault[] {
  return file.variables.flatMap((one) => {
    const all = file.variables.find(({ name }) => one.value?.type === 'subscript_expression' && one.value.childForFieldName('object')?.text === name);
    const path = loadedPath(file, all?.value);
    const text = path === undefined ? undefined : texts.get(path);
    if (text === undefined) return [];
    const entries = Object.entries(JSON.parse(text) as Record<string, Record<string, unknown>>); // What the file is by its place here; a missing member is what is looked for.
    return membersRead(file.root, one.name).flatMap(({ member, node }) => entries
      .filter(([, entry]) => !(member in entry))
      .map(([key]) => faultAt(file.path, node, `${path} has no ${member} for ${key}`)));
  });
}

/** `[for one in list: … one.member …]` over a list that is written out in the same file. */
function checkLoops(file: BicepFile): Fault[] {
  const loops = [...below(file.root)].filter(({ type }) => type === 'for_statement');
  return loops.flatMap((loop) => {
    const [name, list] = partsOf(loop);
    const written = file.variables.find((variable) => variable.name === list?.text)?.value;
    const body = loop.childForFieldName('body');
    if (name?.type !== 'identifier' || written?.type !== 'array' || !body) return [];
    const entries = partsOf(written).filter(({ type }) => type === 'object');
    return membersRead(body, name.text).flatMap(({ member, node }) => entries
      .filter((entry) => !propertiesOf(entry).some((property) => property.name === member))
      .map((entry) => faultAt(file.path, node, `the entry in line ${entry.startPosition.row + 1} has no ${member}`)));
  });
}

function membersRead(within: Node, of: string): { member: string; node: Node }[] {
  return [...below(within)].filter((node) => node.type === 'member_expression' && node.childForFieldName('object')?.text === of)
    .map((node) => ({ member: node.childForFieldName('property')?.text ?? '', node }));
}
