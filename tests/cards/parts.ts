import type { Action, Card, ChoiceInput, DateInput, Element, ExecuteAction, TextInput } from '../../bot/cards/card.ts';

export type Input = TextInput | DateInput | ChoiceInput;

/** Every element, those inside containers too, in reading order. */
export function elementsOf(card: Card): Element[] {
  return card.body.flatMap(withParts);
}

function withParts(element: Element): Element[] {
  return element.type === 'Container' ? [element, ...element.items.flatMap(withParts)] : [element];
}

export function inputsOf(card: Card): Input[] {
  return elementsOf(card).filter((element) => element.type === 'Input.Text' || element.type === 'Input.Date' || element.type === 'Input.ChoiceSet');
}

export function actionsOf(card: Card): Action[] {
  return [...elementsOf(card).flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])), ...(card.actions ?? [])];
}

export function tapsOf(card: Card): ExecuteAction[] {
  return actionsOf(card).filter((action) => action.type === 'Action.Execute');
}

/** What the card says in its own voice, where Markdown counts. */
export function markdownOf(card: Card): string[] {
  return elementsOf(card).flatMap((element) => {
    if (element.type === 'TextBlock') return [element.text];
    return element.type === 'FactSet' ? element.facts.flatMap(({ title, value }) => [title, value]) : [];
  });
}

/** What a person reads on it, line by line, values of inputs left out. */
export function linesOf(card: Card): string[] {
  return elementsOf(card).flatMap((element) => {
    switch (element.type) {
      case 'TextBlock':
        return [element.text];
      case 'RichTextBlock':
        return [element.inlines.map(({ text }) => text).join('')];
      case 'FactSet':
        return element.facts.map(({ title, value }) => `${title}: ${value}`);
      case 'Input.Text':
      case 'Input.Date':
      case 'Input.ChoiceSet':
        return [element.label];
      case 'ActionSet':
        return element.actions.map(({ title }) => `[${title}]`);
      case 'Container':
        return [];
    }
  });
}

/** What the client would send of a card's inputs if nothing were touched. */
export function valuesOf(card: Card): Record<string, string> {
  return Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value ?? '']));
}

export function bytesOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}
