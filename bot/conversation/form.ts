import type { Fault, FaultCode } from '../cards/problem.ts';
import { guardFreeText } from '../domain/free-text/guard.ts';
import type { MessageKey } from '../locales/translate.ts';

/** Longer than any field may be, and still under what the store takes: what is given back is never cut shorter. */
const MOST_ECHOED = 30_000;

/**
 * Reads what a card sent, field by field, and notes every fault instead of stopping at the first. What was typed is
 * kept as typed, valid or not, so that the form can come back filled in.
 */
export class Form {
  readonly #data: Readonly<Record<string, unknown>>;
  readonly #faults: Fault[] = [];

  constructor(data: unknown) {
    this.#data = isRecord(data) ? data : {};
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** As typed; '' for what is missing or no text. */
  raw(field: string): string {
    const value = this.#data[field];
    return typeof value === 'string' ? value.slice(0, MOST_ECHOED) : '';
  }

  /** Free text: trimmed, within its limit, and without what points out a person. */
  text(field: string, label: MessageKey, { max, required = false }: { max: number; required?: boolean }): string {
    if (!this.#isAbsentOrText(field, label)) return '';
    const text = this.raw(field).trim();
    if (required && text === '') this.#note({ field, label, code: 'required' });
    if (text.length > max) this.#note({ field, label, code: 'too-long', limit: max });
    for (const { kind, excerpt } of guardFreeText(text)) this.#note({ field, label, code: kind, excerpt });
    return text;
  }

  /** One of the options; `fallback` where the field may be left alone. */
  choice<Value extends string>(field: string, label: MessageKey, options: readonly Value[], fallback?: Value): Value | undefined {
    if (!this.#isAbsentOrText(field, label)) return undefined;
    const raw = this.raw(field);
    if (raw === '' && fallback !== undefined) return fallback;
    const chosen = options.find((option) => option === raw);
    if (chosen === undefined) this.#note({ field, label, code: raw === '' ? 'required' : 'unknown-choice' });
    return chosen;
  }

  /** A multi-select: the client sends the chosen values with commas in between. */
  choices<Value extends string>(field: string, label: MessageKey, options: readonly Value[], most: number): readonly Value[] {
    if (!this.#isAbsentOrText(field, label)) return [];
    const raw = [...new Set(this.raw(field).split(',').filter((part) => part !== ''))];
    const chosen = options.filter((option) => raw.includes(option));
    if (raw.length === 0) this.#note({ field, label, code: 'required' });
    if (chosen.length < raw.length) this.#note({ field, label, code: 'unknown-choice' });
    if (chosen.length > most) this.#note({ field, label, code: 'too-many', limit: most });
    return chosen;
  }

  /** Something only this form knows to be wrong. */
  fault(field: string, label: MessageKey, code: FaultCode): void {
    this.#note({ field, label, code });
  }

  number(field: string): number | undefined {
    const value = this.#data[field];
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
  }

  flag(field: string): boolean {
    return this.#data[field] === true;
  }

  part(field: string): Form {
    return new Form(this.#data[field]);
  }

  list(field: string): readonly unknown[] {
    const value = this.#data[field];
    return Array.isArray(value) ? value.slice(0, 100) : [];
  }

  #isAbsentOrText(field: string, label: MessageKey): boolean {
    const value = this.#data[field];
    if (value === undefined || value === null || typeof value === 'string') return true;
    this.#note({ field, label, code: 'wrong-type' });
    return false;
  }

  #note(fault: Fault): void {
    this.#faults.push(fault);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
