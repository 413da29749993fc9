import { z } from 'zod';
import type { Member, ObjectShape, ResourceSchema, Shape } from './shape.ts';

const member = z.object({ name: z.string(), type: z.string(), flags: z.string().nullish() });
const members = z.array(member).nullish().transform((list) => list ?? []);
const objectType = z.object({ $type: z.literal('Object'), name: z.string(), properties: members, additionalPropertiesType: z.unknown().optional() });
const choiceType = z.object({ $type: z.literal('DiscriminatedObject'), name: z.string(), baseProperties: members, discriminator: z.string(), elements: z.array(objectType) });
const namedType = z.union([objectType, choiceType]);
const resourceType = z.object({ $type: z.literal('Resource'), name: z.string(), bodyType: namedType });
const answer = z.object({ results: z.object({ BicepSchemaResult: z.array(z.unknown()) }) });

type Named = z.infer<typeof namedType>;

/** What `azmcp bicepschema get` prints, as a schema. Throws if it prints something else. */
export function readSchema(printed: unknown): ResourceSchema {
  const types = answer.parse(printed).results.BicepSchemaResult;
  const resource = resourceType.parse(types.find((type) => resourceType.safeParse(type).success));
  const named = types.map((type) => namedType.safeParse(type).data).filter((type) => type !== undefined);
  return { version: resource.name.split('@')[1] ?? '', body: new Shapes(named).of(resource.bodyType) };
}

class Shapes {
  readonly #types: ReadonlyMap<string, Named>;
  /** Types name themselves and one another, so each is made once and filled afterwards. */
  readonly #made = new Map<Named, ObjectShape>();

  constructor(types: readonly Named[]) {
    this.#types = new Map(types.map((type) => [type.name, type]));
  }

  of(type: Named): Shape {
    if (type.$type === 'Object') return this.#object(type, []);
    return { kind: 'choice', by: type.discriminator, cases: type.elements.map((element) => this.#object(element, type.baseProperties, type.discriminator)) };
  }

  #object(type: z.infer<typeof objectType>, base: readonly z.infer<typeof member>[], discriminator?: string): ObjectShape {
    const made = this.#made.get(type);
    if (made) return made;
    const members = new Map<string, Member>();
    const shape: ObjectShape = { kind: 'object', members, isOpen: type.additionalPropertiesType !== undefined && type.additionalPropertiesType !== null };
    this.#made.set(type, shape);
    for (const { name, type: written, flags } of [...base, ...type.properties]) {
      const own: Shape = name === discriminator ? { kind: 'string', oneOf: [written] } : this.#written(written);
      members.set(name, { shape: own, isRequired: flags?.includes('Required') ?? false, isReadOnly: flags?.includes('ReadOnly') ?? false });
    }
    return shape;
  }

  /** `string`, `Name`, `Name[]`, `One | Other | string` */
  #written(written: string): Shape {
    if (written.endsWith('[]')) return { kind: 'array', of: this.#written(written.slice(0, -2)) };
    if (written === 'string' || written === 'bool' || written === 'int') return { kind: written };
    const type = this.#types.get(written);
    if (type) return this.of(type);
    if (written === 'any' || written === 'object' || written === 'array') return { kind: 'any' };
    return { kind: 'string', oneOf: written.split('|').map((value) => value.trim()).filter((value) => value !== 'string') };
  }
}
