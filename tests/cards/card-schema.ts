import { Ajv } from 'ajv';

/**
 * Adaptive Cards 1.5 as far as the product uses it, stricter than the public schema: no property that it does not
 * name, a label on every input, a Submit fallback on every Execute. Source: adaptivecards.io, Schema Explorer.
 */
const text = { type: 'string', minLength: 1 };
const spacing = { enum: ['None', 'Small', 'Medium', 'Large'] };
const input = { id: { type: 'string', pattern: '^[a-zA-Z][\\w:.-]*$' }, label: text, isRequired: { const: true }, errorMessage: text };
const someData = { type: 'object' };
const associatedInputs = { enum: ['auto', 'none'] };
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

const definitions = {
  TextBlock: element('TextBlock', ['text', 'wrap'], {
    text, spacing,
    wrap: { const: true },
    size: { enum: ['Small', 'Medium', 'Large'] },
    weight: { const: 'Bolder' },
    isSubtle: { const: true },
    style: { const: 'heading' },
    color: { const: 'Attention' },
  }),
  RichTextBlock: element('RichTextBlock', ['inlines'], {
    spacing,
    inlines: { type: 'array', minItems: 1, items: element('TextRun', ['text'], {
      text,
      italic: { const: true },
      weight: { const: 'Bolder' },
      underline: { const: true },
      selectAction: element('Action.OpenUrl', ['url'], { url: { type: 'string', pattern: '^https://' } }),
    }) },
  }),
  FactSet: element('FactSet', ['facts'], {
    facts: { type: 'array', minItems: 1, items: closed(['title', 'value'], { title: text, value: text }) },
  }),
  Container: element('Container', ['items'], {
    spacing,
    id: input.id,
    isVisible: { const: false },
    style: { enum: ['emphasis', 'attention', 'warning', 'good'] },
    items: { type: 'array', minItems: 1, items: { $ref: '#/definitions/element' } },
  }),
  ActionSet: element('ActionSet', ['actions'], { actions: { $ref: '#/definitions/actions' } }),
  'Input.Text': element('Input.Text', ['id', 'label', 'isMultiline', 'maxLength'], {
    ...input,
    isMultiline: { type: 'boolean' },
    maxLength: { type: 'integer', minimum: 1 },
    value: text,
    placeholder: text,
  }),
  'Input.Date': element('Input.Date', ['id', 'label'], { ...input, min: date, max: date, value: date }),
  'Input.ChoiceSet': element('Input.ChoiceSet', ['id', 'label', 'style', 'isMultiSelect', 'wrap', 'choices'], {
    ...input,
    style: { enum: ['compact', 'expanded'] },
    isMultiSelect: { type: 'boolean' },
    wrap: { const: true },
    value: text,
    choices: { type: 'array', minItems: 1, items: closed(['title', 'value'], { title: text, value: text }) },
  }),
  'Action.Execute': element('Action.Execute', ['title', 'verb', 'data', 'associatedInputs', 'fallback'], {
    title: text, verb: text, data: someData, associatedInputs,
    style: { const: 'positive' },
    fallback: element('Action.Submit', ['title', 'data', 'associatedInputs'], { title: text, data: someData, associatedInputs }),
  }),
  'Action.ToggleVisibility': element('Action.ToggleVisibility', ['title', 'targetElements'], { title: text, targetElements: { type: 'array', minItems: 1, items: input.id } }),
  'Action.OpenUrl': element('Action.OpenUrl', ['title', 'url'], { title: text, url: { type: 'string', pattern: '^https?://' } }),
  actions: { type: 'array', minItems: 1, maxItems: 6, items: oneOf('Action.Execute', 'Action.OpenUrl', 'Action.ToggleVisibility') },
  element: oneOf('TextBlock', 'RichTextBlock', 'FactSet', 'Container', 'ActionSet', 'Input.Text', 'Input.Date', 'Input.ChoiceSet'),
};

const schema = {
  definitions,
  ...element('AdaptiveCard', ['$schema', 'version', 'lang', 'speak', 'body'], {
    $schema: { const: 'http://adaptivecards.io/schemas/adaptive-card.json' },
    version: { const: '1.5' },
    lang: { enum: ['sv', 'en', 'nb'] },
    speak: text,
    body: { type: 'array', minItems: 1, items: { $ref: '#/definitions/element' } },
    actions: { $ref: '#/definitions/actions' },
  }),
};

const validate = new Ajv({ discriminator: true, allErrors: true }).compile(schema);

/** What is wrong with a card, each with its place. */
export function schemaFaults(card: unknown): string[] {
  validate(JSON.parse(JSON.stringify(card)));
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}

function element(type: string, required: readonly string[], properties: Record<string, unknown>) {
  return closed(['type', ...required], { type: { const: type }, ...properties });
}

function closed(required: readonly string[], properties: Record<string, unknown>) {
  return { type: 'object', additionalProperties: false, required, properties };
}

function oneOf(...types: readonly string[]) {
  return { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf: types.map((type) => ({ $ref: `#/definitions/${type}` })) };
}
