/** A card as a person meets it, one line an element: short enough to read in a test, long enough to miss nothing. */
export function outline(card: unknown): string[] {
  const { body = [], actions = [] } = card as { body?: readonly unknown[]; actions?: readonly unknown[] };
  return [...body.flatMap(element), ...actions.map(button)];
}

/** The button's verb and data, to tap it. */
export function buttonNamed(card: unknown, title: string): { verb: string; data: Record<string, unknown> } {
  const found = everything(card).find((item) => item['type'] === 'Action.Execute' && item['title'] === title);
  if (!found) throw new Error(`no button "${title}" among: ${outline(card).join(' / ')}`);
  return { verb: String(found['verb']), data: found['data'] as Record<string, unknown> };
}

/** What the form's inputs hold now, as the client would send them. */
export function valuesOf(card: unknown): Record<string, string> {
  return Object.fromEntries(everything(card).filter((item) => String(item['type']).startsWith('Input.')).map((item) => [String(item['id']), valueOf(item)]));
}

type Item = Readonly<Record<string, unknown>>;

function element(raw: unknown): string[] {
  const item = raw as Item;
  switch (item['type']) {
    case 'TextBlock':
      return [String(item['text'])];
    case 'RichTextBlock':
      return [`“${(item['inlines'] as readonly Item[]).map(({ text }) => String(text)).join('')}”`];
    case 'Container':
      return [`(${String(item['style'])}${item['isVisible'] === false ? ', closed' : ''})`, ...(item['items'] as readonly unknown[]).flatMap(element).map((line) => `  ${line}`)];
    case 'ActionSet':
      return (item['actions'] as readonly unknown[]).map(button);
    case 'Input.ChoiceSet':
      return [`${input(item)} ${(item['choices'] as readonly Item[]).map(({ title, value }) => (value === item['value'] ? `(•) ${String(title)}` : `( ) ${String(title)}`)).join(' ')}`];
    default:
      return [input(item)];
  }
}

function input(item: Item): string {
  return `${String(item['label'])}${item['isRequired'] === true ? ' *' : ''} ‹${valueOf(item)}›`;
}

function valueOf({ value = '' }: Item): string {
  return String(value);
}

function button(raw: unknown): string {
  const item = raw as Item;
  return `[${String(item['title'])}]`;
}

function everything(value: unknown): Item[] {
  if (Array.isArray(value)) return value.flatMap(everything);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Item, ...Object.values(value).flatMap(everything)];
}
