/** What a JSON schema says of one place in a value, and of the places in it. */
export interface Shape {
  /** Its type, the values that it may have, and whatever else limits them. */
  readonly limits: Set<string>;
  /** By what leads to it: `.zone` to a field, `[]` to an item, `{}` to a record's value, `(kind "poll")` to a member of a union. */
  readonly parts: Map<string, Shape>;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ShapeChanges {
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** Of a place that nothing is said of, or that a check in code looks at. */
const ANY = 'any';
const SAYS_NOTHING_OF_VALUES: ReadonlySet<string> = new Set(['$schema', 'default', 'readOnly']);

export function emptyShape(): Shape {
  return { limits: new Set(), parts: new Map() };
}

/** Throws for a keyword that it does not know: nothing of a schema is passed over. */
export function addSchema(shape: Shape, schema: JsonSchema): void {
  const keywords = Object.entries(schema).filter(([keyword]) => !SAYS_NOTHING_OF_VALUES.has(keyword));
  if (keywords.length === 0) shape.limits.add(ANY);
  for (const [keyword, said] of keywords) addKeyword(shape, keyword, said);
}

/** A place that is new or gone is told once, without what is in it. */
export function changesBetween(before: Shape, now: Shape, place = ''): ShapeChanges {
  const within = [...now.parts].flatMap(([way, part]) => {
    const earlier = before.parts.get(way);
    return earlier ? [changesBetween(earlier, part, place + way)] : [];
  });
  const named = (limit: string): string => `${place}: ${limit}`;
  // What a check in code let through is not known: that there is no such check any more is told, by `any` that is gone.
  const newLimits = before.limits.has(ANY) && !now.limits.has(ANY) ? [] : missingIn(before.limits, now.limits);
  return {
    added: [...newLimits.map(named), ...missingIn(before.parts, now.parts.keys()).map((way) => place + way), ...within.flatMap(({ added }) => added)],
    gone: [...missingIn(now.limits, before.limits).map(named), ...missingIn(now.parts, before.parts.keys()).map((way) => place + way), ...within.flatMap(({ gone }) => gone)],
  };
}

function addKeyword(shape: Shape, keyword: string, said: unknown): void {
  switch (keyword) {
    case 'properties':
      for (const [name, of] of Object.entries(asSchemas(said))) addSchema(partOf(shape, `.${name}`), of);
      return;
    case 'required':
      for (const name of asList(said)) partOf(shape, `.${String(name)}`).limits.add('required');
      return;
    case 'enum':
      for (const value of asList(said)) shape.limits.add(JSON.stringify(value));
      return;
    case 'const':
      shape.limits.add(JSON.stringify(said));
      return;
    case 'type':
      for (const type of Array.isArray(said) ? said : [said]) shape.limits.add(String(type));
      return;
    case 'anyOf':
    case 'oneOf':
      for (const member of asList(said)) addSchema(memberOf(shape, asSchema(member)), asSchema(member));
      return;
    case 'allOf':
      for (const part of asList(said)) addSchema(shape, asSchema(part));
      return;
    case 'prefixItems':
      for (const [index, item] of asList(said).entries()) addSchema(partOf(shape, `[${index}]`), asSchema(item));
      return;
    case 'items':
      return addUnlessFlag(shape, '[]', keyword, said);
    case 'additionalProperties':
      return addUnlessFlag(shape, '{}', keyword, said);
    case 'propertyNames':
      return addUnlessFlag(shape, '{key}', keyword, said);
    default:
      if (typeof said === 'object') throw new Error(`A schema says ${keyword}, which is not understood here: ${JSON.stringify(said)}`);
      shape.limits.add(`${keyword} ${JSON.stringify(said)}`);
  }
}

function addUnlessFlag(shape: Shape, way: string, keyword: string, said: unknown): void {
  if (typeof said === 'boolean') shape.limits.add(`${keyword} ${said}`);
  else addSchema(partOf(shape, way), asSchema(said));
}

/** Members of a union that say by a constant which they are stand apart, so that a field that moves between them is seen. */
function memberOf(shape: Shape, member: JsonSchema): Shape {
  const constants = Object.entries(asSchemas(member['properties'] ?? {})).filter(([, of]) => 'const' in of);
  if (constants.length === 0) return shape;
  return partOf(shape, `(${constants.map(([name, of]) => `${name} ${JSON.stringify(of['const'])}`).join(', ')})`);
}

function partOf(shape: Shape, way: string): Shape {
  const part = shape.parts.get(way) ?? emptyShape();
  shape.parts.set(way, part);
  return part;
}

function missingIn(known: { has(key: string): boolean }, keys: Iterable<string>): string[] {
  return [...keys].filter((key) => !known.has(key));
}

function asList(said: unknown): readonly unknown[] {
  if (!Array.isArray(said)) throw new Error(`No list: ${JSON.stringify(said)}`);
  return said;
}

function asSchema(said: unknown): JsonSchema {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) throw new Error(`No schema: ${JSON.stringify(said)}`);
  // An object, as was looked at.
  return said as JsonSchema;
}

function asSchemas(said: unknown): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(asSchema(said)).map(([name, of]) => [name, asSchema(of)]));
}
