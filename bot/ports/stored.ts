/** A stored value with the ETag that a conditional write of it needs. */
export interface Versioned<Value> {
  readonly value: Value;
  readonly etag: string;
}

/** A part of a list, and where the next part begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly earlier?: string;
}
