import type {
  Action, ActionSet, Card, ChoiceInput, Container, DateInput, Element, ExecuteAction, FactSet, OpenUrlAction, RichTextBlock, TextBlock, TextInput,
  ToggleVisibilityAction,
} from './card.ts';
import type { Language } from '../domain/language.ts';

/** A whole card; `speak` is also the neutral line for notifications, so it never says what somebody wrote. */
export function card(language: Language, speak: string, body: readonly (Element | undefined)[], actions: readonly (Action | undefined)[] = []): Card {
  const shown = present(actions);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: language,
    speak,
    body: present(body),
    ...(shown.length > 0 ? { actions: shown } : {}),
  };
}

export function heading(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, size: 'Large', weight: 'Bolder', style: 'heading' };
}

export function subheading(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, weight: 'Bolder', spacing: 'Medium' };
}

export function text(content: string): TextBlock {
  return { type: 'TextBlock', text: content, wrap: true };
}

/** Less important, but still to be read: small and quiet. */
export function note(content: string): TextBlock {
  return { type: 'TextBlock', text: content, wrap: true, size: 'Small', isSubtle: true, spacing: 'Small' };
}

/** What a person wrote, shown as written. */
export function said(content: string): RichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: content }], spacing: 'Small' };
}

/** The same for what stands above the rest of it. */
export function saidAsTitle(content: string): RichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: content, weight: 'Bolder' }], spacing: 'Small' };
}

export function facts(pairs: readonly (readonly [title: string, value: string])[]): FactSet {
  return { type: 'FactSet', facts: pairs.map(([title, value]) => ({ title, value })) };
}

export function box(style: NonNullable<Container['style']>, items: readonly (Element | undefined)[]): Container {
  return { type: 'Container', style, items: present(items), spacing: 'Medium' };
}

/** A box that a button of `toggle` opens. */
export function closedBox(id: string, items: readonly (Element | undefined)[]): Container {
  return { ...box('emphasis', items), id, isVisible: false };
}

export function toggle(title: string, id: string): ToggleVisibilityAction {
  return { type: 'Action.ToggleVisibility', title, targetElements: [id] };
}

export function buttons(...actions: readonly Action[]): ActionSet {
  return { type: 'ActionSet', actions };
}

export interface TextField {
  readonly id: string;
  readonly label: string;
  readonly max: number;
  readonly value?: string;
  readonly placeholder?: string;
  /** What the client says when a required field is empty. */
  readonly required?: string;
  readonly oneLine?: true;
}

export function textInput({ id, label, max, value, placeholder, required, oneLine }: TextField): TextInput {
  return {
    type: 'Input.Text',
    id,
    label,
    isMultiline: !oneLine,
    maxLength: max,
    ...(value ? { value } : {}),
    ...(placeholder ? { placeholder } : {}),
    ...(required ? { isRequired: true, errorMessage: required } : {}),
  };
}

export interface DateField {
  readonly id: string;
  readonly label: string;
  /** Local dates; absent or '' where the client is not to check. */
  readonly earliest?: string;
  readonly latest?: string;
  readonly value?: string;
  /** What the client says of a date outside them. */
  readonly outside?: string;
}

export function dateInput({ id, label, earliest, latest, value, outside }: DateField): DateInput {
  return {
    type: 'Input.Date',
    id,
    label,
    ...(earliest ? { min: earliest } : {}),
    ...(latest ? { max: latest } : {}),
    ...(value ? { value } : {}),
    ...(outside ? { errorMessage: outside } : {}),
  };
}

export interface ChoiceField<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly value?: string;
  readonly style?: 'expanded' | 'compact';
  readonly multiple?: true;
  readonly required?: string;
}

export function choiceInput<Value extends string>({ id, label, options, value, style, multiple, required }: ChoiceField<Value>): ChoiceInput {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: style ?? 'expanded',
    isMultiSelect: multiple ?? false,
    wrap: true,
    choices: options.map(({ value: option, title }) => ({ title, value: option })),
    ...(value ? { value } : {}),
    ...(required ? { isRequired: true, errorMessage: required } : {}),
  };
}

export interface Tap {
  readonly title: string;
  readonly verb: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** A way out of the form that must work whatever has been typed: sends no inputs and checks none. */
  readonly ignoresInputs?: true;
  readonly primary?: true;
}

export function tap({ title, verb, data = {}, ignoresInputs, primary }: Tap): ExecuteAction {
  const associatedInputs = ignoresInputs ? 'none' : 'auto';
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    associatedInputs,
    ...(primary ? { style: 'positive' } : {}),
    fallback: { type: 'Action.Submit', title, data: { ...data, verb }, associatedInputs },
  };
}

export function link(title: string, url: string | undefined): OpenUrlAction | undefined {
  return url === undefined ? undefined : { type: 'Action.OpenUrl', title, url };
}

/** A list without its gaps. */
export function present<Item>(items: readonly (Item | undefined)[]): Item[] {
  return items.filter((item) => item !== undefined);
}
