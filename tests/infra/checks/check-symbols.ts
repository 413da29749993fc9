import type { Node } from 'web-tree-sitter';
import type { BicepFile } from '../bicep/bicep-file.ts';
import { partsOf } from '../bicep/nodes.ts';
import { DECORATORS, FUNCTIONS } from './bicep-functions.ts';
import { faultAt, type Fault } from './fault.ts';

const NAMESPACES = ['sys', 'az'] as const;

/** Every name that is used is declared, every function exists, and no parameter or variable stands there for nothing. */
export function checkSymbols(file: BicepFile): Fault[] {
  const declared = [...file.parameters, ...file.variables, ...file.resources, ...file.modules];
  const reader = new SymbolReader(file.path);
  reader.read(file.root, new Set(declared.map(({ name }) => name)));
  const idle = [...file.parameters, ...file.variables].filter(({ name }) => !reader.used.has(name));
  const twice = declared.filter(({ name }, index) => declared.findIndex((other) => other.name === name) < index);
  return [
    ...reader.faults,
    ...idle.map(({ node, name }) => faultAt(file.path, node, `${name} is never used`)),
    ...twice.map(({ node, name }) => faultAt(file.path, node, `${name} is declared twice`)),
  ];
}

type Scope = ReadonlySet<string>;

class SymbolReader {
  readonly faults: Fault[] = [];
  readonly used = new Set<string>();

  constructor(readonly path: string) {}

  read(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'identifier':
        return this.#readName(node, scope);
      case 'type':
      case 'property_identifier':
        return;
      case 'decorator':
        return this.#readDecorator(node, scope);
      case 'parameter_declaration':
      case 'variable_declaration':
      case 'output_declaration':
      case 'resource_declaration':
      case 'module_declaration':
        return this.#readAll(partsOf(node).slice(1), scope);
      case 'object_property':
        return this.#readProperty(node, scope);
      case 'call_expression':
        return this.#readCall(node, scope);
      case 'for_statement':
        return this.#readLoop(node, scope);
      case 'lambda_expression':
        return this.#readLambda(node, scope);
      default:
        return this.#readAll(partsOf(node), scope);
    }
  }

  #readAll(nodes: readonly Node[], scope: Scope): void {
    for (const node of nodes) this.read(node, scope);
  }

  #readName(node: Node, scope: Scope): void {
    const name = node.text;
    this.used.add(name);
    const isNamespace = NAMESPACES.some((namespace) => namespace === name);
    if (!scope.has(name) && !isNamespace) this.faults.push(faultAt(this.path, node, `${name} is not declared`));
  }

  #readDecorator(node: Node, scope: Scope): void {
    const [call] = partsOf(node);
    const name = call?.childForFieldName('function');
    if (name && !DECORATORS.has(name.text)) this.faults.push(faultAt(this.path, name, `@${name.text} is no decorator`));
    const given = call?.childForFieldName('arguments');
    if (given) this.read(given, scope);
  }

  /** The key says what it is called, unless it is put together. */
  #readProperty(node: Node, scope: Scope): void {
    const [key, ...rest] = partsOf(node);
    if (key && key.type !== 'identifier') this.read(key, scope);
    this.#readAll(rest, scope);
  }

  #readCall(node: Node, scope: Scope): void {
    const called = node.childForFieldName('function');
    const given = node.childForFieldName('arguments');
    if (called?.type !== 'identifier') {
      if (called) this.read(called, scope);
    } else if (!FUNCTIONS.has(called.text)) {
      this.faults.push(faultAt(this.path, called, `${called.text}() is no function of Bicep`));
    }
    if (given) this.read(given, scope);
  }

  #readLoop(node: Node, scope: Scope): void {
    const body = node.childForFieldName('body');
    const [names, list] = partsOf(node);
    if (list) this.read(list, scope);
    const own = names?.type === 'identifier' ? [names] : names ? partsOf(names) : [];
    if (body) this.read(body, new Set([...scope, ...own.map(({ text }) => text)]));
  }

  #readLambda(node: Node, scope: Scope): void {
    const [names, body] = partsOf(node);
    const own = names?.type === 'identifier' ? [names] : names ? partsOf(names) : [];
    if (body) this.read(body, new Set([...scope, ...own.map(({ text }) => text)]));
  }
}
