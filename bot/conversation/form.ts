import { Temporal } from 'temporal-polyfill';
import type { Fault, FaultCode } from '../cards/problem.ts';
import { fitting } from '../cards/room.ts';
import { guardFreeText } from '../domain/free-text/guard.ts';
import type { MessageKey } from '../locales/translate.ts';

/** Longer than any field may be: nothing beyond it is looked at. */
const MOST_READ = 30_000;
/**
 * What a field's text may take in a card, in bytes for each character of its limit. Two are enough for every Latin
 * letter, so only other scripts and unprintable text meet it before the limit in characters. A form that was accepted
 * can therefore always be drawn again, whole, in one card.
 */
const BYTES_A_CHARACTER = 2;
/** A text that is somewhat too long still comes back whole. */
const ECHOED_BYTES_A_CHARACTER = 2.4;
/** The data of buttons that stand on no form. */
const CARRIED: ReadonlySet<string> = new Set(['questionId', 'week', 'show', 'kind', 'meetingId', 'outcome', 'campaignId', 'cohortId', 'id', 'rev', 'people', 'channels']);
const MOST_CARRIED = 40;
/** Control characters but tab and line feed, and halves of characters: no keyboard types them, no store keeps them well. */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

interface TextLimits {
  readonly max: number;
  readonly required?: boolean;
}

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
    return typeof value === 'string' ? value.slice(0, MOST_READ) : '';
  }

  /** As typed, as far as a card that gives it back has room for it; `max` is the field's limit. */
  echo(field: string, max: number): string {
    return fitting(this.raw(field), Math.floor(max * ECHOED_BYTES_A_CHARACTER));
  }

  /** Free text: trimmed, within its limit, and without what points out a person. */
  text(field: string, label: MessageKey, limits: TextLimits): string {
    return this.#written(field, label, this.raw(field).replaceAll('\r\n', '\n').replace(UNPRINTABLE, '').trim(), limits);
  }

  /** A name or a few words: as free text, on one line. */
  line(field: string, label: MessageKey, limits: TextLimits): string {
    return this.#written(field, label, this.raw(field).normalize().replace(/[\p{Cc}\s]+/gu, ' ').replace(UNPRINTABLE, '').trim(), limits);
  }

  #written(field: string, label: MessageKey, text: string, { max, required = false }: TextLimits): string {
    if (!this.#isAbsentOrText(field, label)) return '';
    if (required && text === '') this.#note({ field, label, code: 'required' });
    const limit = fitting(text, max * BYTES_A_CHARACTER).length;
    if (text.length > Math.min(max, limit)) {
      const isCut = this.echo(field, max) !== this.#data[field];
      this.#note({ field, label, code: isCut ? 'far-too-long' : 'too-long', limit: Math.min(max, limit) });
    }
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

  /** A multi-select: the client sends the chosen values with commas in between. `least` is 1 where one has to be chosen. */
  choices<Value extends string>(field: string, label: MessageKey, options: readonly Value[], { least, most }: { least: 0 | 1; most: number }): readonly Value[] {
    if (!this.#isAbsentOrText(field, label)) return [];
    const raw = [...new Set(this.raw(field).split(',').filter((part) => part !== ''))];
    const chosen = options.filter((option) => raw.includes(option));
    if (raw.length < least) this.#note({ field, label, code: 'required' });
    if (chosen.length < raw.length) this.#note({ field, label, code: 'unknown-choice' });
    if (chosen.length > most) this.#note({ field, label, code: 'too-many', limit: most });
    return chosen;
  }

  /** A local date within bounds, both included; undefined, without a fault, for an empty field. */
  date(field: string, label: MessageKey, { earliest, latest, outside }: { earliest: string; latest: string; outside: FaultCode }): string | undefined {
    if (!this.#isAbsentOrText(field, label) || this.raw(field).trim() === '') return undefined;
    const date = this.echoDate(field);
    if (date !== '' && date >= earliest && date <= latest) return date;
    this.#note({ field, label, code: outside });
    return undefined;
  }

  /** As typed, if it is a date at all: an input for dates can hold nothing else. */
  echoDate(field: string): string {
    const raw = this.raw(field).trim();
    return isDate(raw) ? raw : '';
  }

  /** Something only this form knows to be wrong. */
  fault(field: string, label: MessageKey, code: FaultCode, limit?: number): void {
    this.#note({ field, label, code, ...(limit === undefined ? {} : { limit }) });
  }

  number(field: string): number | undefined {
    const value = this.#data[field];
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
  }

  flag(field: string): boolean {
    return this.#data[field] === true;
  }

  /** One of the words, of what the card itself carries; undefined for anything else. */
  word<Word extends string>(field: string, words: readonly Word[]): Word | undefined {
    return words.find((word) => word === this.#data[field]);
  }

  part(field: string): Form {
    return new Form(this.#data[field]);
  }

  /** One of a list, itself read like a form. */
  item(field: string, index: number): Form {
    return new Form(this.list(field)[index]);
  }

  list(field: string): readonly unknown[] {
    const value = this.#data[field];
    return Array.isArray(value) ? value.slice(0, 100) : [];
  }

  /** What a button of ours carries beside inputs, to make the same button of: short words, numbers and flags. */
  carried(): Readonly<Record<string, string | number | boolean>> {
    const isCarried = ([key, value]: [string, unknown]) => CARRIED.has(key)
      && (typeof value === 'boolean' || typeof value === 'number' || (typeof value === 'string' && value.length <= MOST_CARRIED));
    // The values have just been narrowed; entries() cannot tell.
    return Object.fromEntries(Object.entries(this.#data).filter(isCarried)) as Record<string, string | number | boolean>;
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

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false; // A day that no calendar has, such as 2026-02-30.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
