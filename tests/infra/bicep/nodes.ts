import type { Node } from 'web-tree-sitter';

/** The parts of a node that say something: neither punctuation nor comments. */
export function partsOf(node: Node): Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && !child.type.endsWith('comment'));
}

/** Everything below a node and itself, from the top. */
export function* below(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) if (child) yield* below(child);
}

/** What a string says; undefined if it is no string, or is put together at deployment. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.type !== 'string' || partsOf(node).some(({ type }) => type === 'interpolation')) return undefined;
  return node.text.startsWith("'''") ? node.text.slice(3, -3) : node.text.slice(1, -1);
}

export interface Property {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** An object's properties with a name of their own; those whose name is put together are left out. */
export function propertiesOf(object: Node): Property[] {
  return partsOf(object).filter(({ type }) => type === 'object_property').flatMap((property) => {
    const [key, value] = partsOf(property);
    if (!key || !value) return [];
    const name = key.type === 'string' ? literalText(key) : key.text;
    return name === undefined ? [] : [{ name, key, value }];
  });
}

export function propertyOf(object: Node, name: string): Node | undefined {
  return propertiesOf(object).find((property) => property.name === name)?.value;
}

/** The object of a resource or module, behind `if (…)` and `[for …]`. */
export function bodyOf(declared: Node | undefined): Node | undefined {
  if (!declared || declared.type === 'object') return declared;
  if (declared.type === 'for_statement') return bodyOf(declared.childForFieldName('body') ?? undefined);
  return declared.type === 'if_statement' ? bodyOf(partsOf(declared).at(-1)) : undefined;
}
