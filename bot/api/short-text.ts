import { guardFreeText } from '../domain/free-text/guard.ts';
import type { MessageKey } from '../locales/translate.ts';
import type { ApiCall } from './endpoint.ts';

export const MOST_NAME = 80;

/** A name or a few words, on one line. */
export function shortText(typed: string): string {
  return typed.normalize().replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** What is wrong with it, in a sentence; undefined for what can be kept. */
export function faultIn({ t }: Pick<ApiCall, 't'>, text: string, label: MessageKey, { max = MOST_NAME, required = true }: { max?: number; required?: boolean } = {}): string | undefined {
  const field = t(label);
  if (required && text === '') return t('fault.required', { field });
  if (text.length > max) return t('fault.too-long', { field, limit: max });
  const [finding] = guardFreeText(text);
  return finding && t(`fault.${finding.kind}`, { field, excerpt: finding.excerpt, limit: max });
}
