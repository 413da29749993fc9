/** What may stand in one place of a resource's body. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'int' }
  /** `oneOf`: the values that Azure names. It may take more where the type is open; here another one counts as a slip. */
  | { readonly kind: 'string'; readonly oneOf?: readonly string[] }
  | { readonly kind: 'array'; readonly of: Shape }
  | ObjectShape
  /** Which of the objects it is, is told by a property of theirs. */
  | { readonly kind: 'choice'; readonly by: string; readonly cases: readonly ObjectShape[] };

export interface ObjectShape {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Member>;
  /** Whether it may have properties of any other name. */
  readonly isOpen: boolean;
}

export interface Member {
  readonly shape: Shape;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
}

/** How a resource of a type has to look in one version of Azure's interface. */
export interface ResourceSchema {
  readonly version: string;
  readonly body: Shape;
}
