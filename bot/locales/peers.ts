import type { CardContext } from '../cards/card-context.ts';

/** Whom somebody reflects with, in a sentence; a protected identity is a colleague without a name. */
export function peersInWords({ language, t }: Pick<CardContext, 'language' | 't'>, peers: readonly { readonly name?: string }[]): string {
  const names = peers.map(({ name }) => name ?? t('peers.nameless'));
  return t('peers.with', { count: names.length, names: new Intl.ListFormat(language).format(names) });
}
