/** An Adaptive Card 1.5, as far as the product uses it. Plain data: nothing here knows Teams or the Bot Framework. */
export interface Card {
  readonly $schema: string;
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly speak: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

export type Element = TextBlock | RichTextBlock | FactSet | Container | ActionSet | TextInput | DateInput | ChoiceInput;

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly spacing?: 'None' | 'Small' | 'Medium';
  readonly style?: 'heading';
  readonly color?: 'Attention';
}

/** For what a person wrote: unlike a TextBlock it never reads its text as Markdown. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: 'None' | 'Small';
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly italic?: true;
  readonly weight?: 'Bolder';
  readonly underline?: true;
  /** Where it leads. */
  readonly selectAction?: Omit<OpenUrlAction, 'title'>;
}

/** Short pairs, one a line. */
export interface FactSet {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

export interface Container {
  readonly type: 'Container';
  /** For a button that shows and hides it. */
  readonly id?: string;
  readonly isVisible?: false;
  readonly style?: 'emphasis' | 'attention' | 'warning' | 'good';
  readonly items: readonly Element[];
  readonly spacing?: 'Medium' | 'Large';
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

export interface TextInput {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly isMultiline: boolean;
  readonly maxLength: number;
  readonly value?: string;
  readonly placeholder?: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
}

export interface DateInput {
  readonly type: 'Input.Date';
  readonly id: string;
  readonly label: string;
  readonly min?: string;
  readonly max?: string;
  readonly value?: string;
  /** Said by the client for a date outside `min` and `max`, which it does not send. */
  readonly errorMessage?: string;
}

export interface ChoiceInput {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'expanded' | 'compact';
  readonly isMultiSelect: boolean;
  readonly wrap: true;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly value?: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
}

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly associatedInputs: 'auto' | 'none';
  readonly style?: 'positive';
  readonly fallback: SubmitAction;
}

/** For clients without Action.Execute: the verb travels in the data. */
export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly associatedInputs: 'auto' | 'none';
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

/** Shows and hides parts of the card where it stands: nothing is sent, and nothing that was typed is lost. */
export interface ToggleVisibilityAction {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
}

export type Action = ExecuteAction | OpenUrlAction | ToggleVisibilityAction;
