import type * as contract from '../../../bot/api/contract/broadcast-content.ts';

// The contract's own numbers: the types make sure that they are the same here, where its code does not come along.
export const LENGTHS: typeof contract.LENGTHS = { title: 120, text: 3000, label: 300, option: 80, end: 40, templateName: 60 };
export const OPTIONS: typeof contract.OPTIONS = { fewest: 2, most: 8 };
export const SCALE: typeof contract.SCALE = 5;
