import type swedish from '../locales/sv.json';

type WithoutPluralForm<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;

/** Every sentence of the tab, by name. Swedish is written first, so it decides which there are. */
export type TextKey = WithoutPluralForm<keyof typeof swedish>;
