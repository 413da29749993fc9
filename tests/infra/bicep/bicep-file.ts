import type { Node } from 'web-tree-sitter';
import { bodyOf, literalText, partsOf } from './nodes.ts';
import { parseBicep } from './parse-bicep.ts';

/** A Bicep file and what it declares. */
export interface BicepFile {
  /** From infra/. */
  readonly path: string;
  readonly root: Node;
  readonly parameters: readonly Parameter[];
  readonly variables: readonly Declaration[];
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly outputs: readonly Declaration[];
}

export interface Declaration {
  readonly name: string;
  readonly node: Node;
  /** What stands behind the equals sign. */
  readonly value: Node | undefined;
}

export interface Parameter extends Declaration {
  readonly type: string;
  /** Of `@allowed`. */
  readonly allowed: readonly string[] | undefined;
  readonly isSecure: boolean;
}

export interface Resource extends Declaration {
  readonly type: string;
  readonly version: string | undefined;
  readonly isExisting: boolean;
  readonly body: Node | undefined;
}

export interface Module extends Declaration {
  /** As it is written: from the file that names it. */
  readonly target: string;
  readonly body: Node | undefined;
}

export async function readBicepFile(path: string, text: string): Promise<BicepFile> {
  const root = await parseBicep(text);
  const statements = partsOf(root);
  const declared = (type: string) => statements.filter((statement) => statement.type === type);
  return {
    path,
    root,
    parameters: declared('parameter_declaration').map((node) => parameterOf(node, decoratorsBefore(node, statements))),
    variables: declared('variable_declaration').map(declarationOf),
    resources: declared('resource_declaration').map(resourceOf),
    modules: declared('module_declaration').map(moduleOf),
    outputs: declared('output_declaration').map(declarationOf),
  };
}

/** An identifier, then (for parameters and outputs) a type, then the value. */
function declarationOf(node: Node): Declaration {
  const [name, ...rest] = partsOf(node);
  return { name: name?.text ?? '', node, value: rest.findLast(({ type }) => type !== 'type') };
}

function parameterOf(node: Node, decorators: readonly Node[]): Parameter {
  const allowed = decorators.find((call) => call.childForFieldName('function')?.text === 'allowed');
  const [values] = allowed ? partsOf(allowed.childForFieldName('arguments') ?? allowed) : [];
  return {
    ...declarationOf(node),
    type: partsOf(node).find(({ type }) => type === 'type')?.text ?? '',
    allowed: values && partsOf(values).map((value) => literalText(value) ?? value.text),
    isSecure: decorators.some((call) => call.childForFieldName('function')?.text === 'secure'),
  };
}

function resourceOf(node: Node): Resource {
  const declaration = declarationOf(node);
  const [type = '', version] = (literalText(partsOf(node)[1]) ?? '').split('@');
  return { ...declaration, type, version, isExisting: node.children.some((child) => child?.type === 'existing'), body: bodyOf(declaration.value) };
}

function moduleOf(node: Node): Module {
  const declaration = declarationOf(node);
  return { ...declaration, target: literalText(partsOf(node)[1]) ?? '', body: bodyOf(declaration.value) };
}

/** The calls of the decorators that stand above a declaration. */
function decoratorsBefore(node: Node, statements: readonly Node[]): Node[] {
  const before = statements[statements.indexOf(node) - 1];
  return before?.type === 'decorators' ? partsOf(before).flatMap(partsOf) : [];
}
