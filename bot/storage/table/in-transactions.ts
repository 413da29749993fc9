import { LIMITS } from './limits.ts';

/** Parts of at most a transaction's length, less so many other rows that each transaction writes. */
export function inTransactions<Item>(items: readonly Item[], others = 0): readonly (readonly Item[])[] {
  const size = LIMITS.transactionWrites - others;
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));
}
