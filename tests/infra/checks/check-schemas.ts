import type { Node } from 'web-tree-sitter';
import type { BicepFile, Resource } from '../bicep/bicep-file.ts';
import { bodyOf, literalText, partsOf, propertiesOf, propertyOf } from '../bicep/nodes.ts';
import type { Member, ObjectShape, ResourceSchema, Shape } from '../schemas/shape.ts';
import { faultAt, type Fault } from './fault.ts';

/** What Bicep adds to a resource; Azure does not see it. */
const BICEPS_OWN = ['parent', 'scope', 'dependsOn'] as const;
/** In the schema they are read-only or given by Bicep's own syntax. */
const GIVEN_BY_SYNTAX = ['id', 'type', 'apiVersion'] as const;

/** How resources of a type look; `undefined` for a type that nobody knows. */
export type SchemaOf = (type: string) => Promise<ResourceSchema | undefined>;

/** Every resource is of a known type in the version of its schema, with the properties, values and kinds that it names. */
export async function checkSchemas(file: BicepFile, schemaOf: SchemaOf): Promise<Fault[]> {
  const faults = await Promise.all(file.resources.map(async (resource) => {
    const schema = await schemaOf(resource.type);
    if (!schema) return [faultAt(file.path, resource.node, `${resource.type} is no type of resource with a schema`)];
    if (schema.version !== resource.version) return [faultAt(file.path, resource.node, `${resource.type} is checked in version ${schema.version}, not ${resource.version}`)];
    return resource.isExisting ? [] : new BodyCheck(file).check(resource, schema.body);
  }));
  return faults.flat();
}

class BodyCheck {
  readonly #file: BicepFile;
  readonly #faults: Fault[] = [];

  constructor(file: BicepFile) {
    this.#file = file;
  }

  check({ node, body }: Resource, shape: Shape): Fault[] {
    if (body) this.#value(body, shape, '');
    else this.#faults.push(faultAt(this.#file.path, node, 'has no body'));
    return this.#faults;
  }

  #value(node: Node, shape: Shape, path: string): void {
    const written = this.#behindName(node);
    if (written.type === 'for_statement') return this.#list(written, shape, path);
    switch (shape.kind) {
      case 'any':
        return;
      case 'choice':
        return this.#choice(written, shape, path);
      case 'object':
        return written.type === 'object' ? this.#object(written, shape, path) : this.#kind(written, 'object', path);
      case 'array':
        return this.#list(written, shape, path);
      case 'string':
        return this.#text(written, shape.oneOf, path);
      case 'bool':
      case 'int':
        return this.#kind(written, shape.kind, path);
    }
  }

  /** A variable of the same file is what it was set to; of a choice between two, both are looked at where they are told. */
  #behindName(node: Node): Node {
    const variable = node.type === 'identifier' ? this.#file.variables.find(({ name }) => name === node.text)?.value : undefined;
    return variable ?? node;
  }

  #object(node: Node, shape: ObjectShape, path: string): void {
    const given = propertiesOf(node);
    for (const { name, key, value } of given) this.#member(name, key, value, shape, path);
    for (const [name, { isRequired }] of shape.members) {
      if (isRequired && !given.some((property) => property.name === name)) this.#tell(node, `${path}${name} is required`);
    }
  }

  #member(name: string, key: Node, value: Node, shape: ObjectShape, path: string): void {
    if (path === '' && BICEPS_OWN.some((own) => own === name)) return;
    const member: Member | undefined = shape.members.get(name);
    if (!member) {
      if (!shape.isOpen) this.#tell(key, `${path}${name} is no property`);
      return;
    }
    if (member.isReadOnly && !GIVEN_BY_SYNTAX.some((given) => given === name)) return this.#tell(key, `${path}${name} is read-only`);
    this.#value(value, member.shape, `${path}${name}.`);
  }

  #choice(node: Node, { by, cases }: Extract<Shape, { kind: 'choice' }>, path: string): void {
    if (node.type !== 'object') return;
    const told = literalText(propertyOf(node, by));
    const which = cases.find(({ members }) => {
      const shape = members.get(by)?.shape;
      return shape?.kind === 'string' && told !== undefined && shape.oneOf?.includes(told);
    });
    if (which) this.#object(node, which, path);
    else this.#tell(node, `${path}${by} does not tell what it is`);
  }

  #list(node: Node, shape: Shape, path: string): void {
    if (shape.kind !== 'array') return this.#tell(node, `${path.slice(0, -1)} is a list and should be ${shape.kind}`);
    if (node.type === 'array') for (const entry of partsOf(node)) this.#value(entry, shape.of, path);
    else if (node.type === 'for_statement') this.#loopBody(node, shape.of, path);
    else if (isConcat(node)) for (const part of partsOf(node.childForFieldName('arguments') ?? node)) this.#list(this.#behindName(chosenPart(part)), shape, path);
    else this.#kind(node, 'array', path);
  }

  #loopBody(node: Node, shape: Shape, path: string): void {
    const body = bodyOf(node) ?? node.childForFieldName('body');
    if (body) this.#value(body, shape, path);
  }

  #text(node: Node, oneOf: readonly string[] | undefined, path: string): void {
    this.#kind(node, 'string', path);
    const written = literalText(node);
    if (written !== undefined && oneOf && !oneOf.includes(written)) this.#tell(node, `${path.slice(0, -1)} may not be '${written}'`);
  }

  /** Only a literal shows its kind. */
  #kind(node: Node, wanted: string, path: string): void {
    const kind = KINDS[node.type];
    if (kind !== undefined && kind !== wanted) this.#tell(node, `${path.slice(0, -1)} is ${kind} and should be ${wanted}`);
  }

  #tell(node: Node, what: string): void {
    this.#faults.push(faultAt(this.#file.path, node, what));
  }
}

const KINDS: Readonly<Record<string, string>> = { string: 'string', number: 'int', boolean: 'bool', array: 'array', object: 'object' };

function isConcat(node: Node): boolean {
  return node.type === 'call_expression' && node.childForFieldName('function')?.text === 'concat';
}

/** Of `condition ? list : []` the list that says something. */
function chosenPart(node: Node): Node {
  if (node.type !== 'ternary_expression') return node;
  return node.childForFieldName('consequence') ?? node;
}
