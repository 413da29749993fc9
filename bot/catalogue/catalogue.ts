import { LedtradError } from '../domain/errors.ts';
import type { ActionId, AreaId, EffectId, ProgrammeId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import type { PhaseLength } from '../domain/plan/phase.ts';
import type { SelectionRule } from '../domain/selection/candidate.ts';
import type { AbilityId, ActionText, DescribedText, OutcomeId, PatternId } from './schema.ts';

/** One set of leadership actions with what belongs to it; an installation can hold several. */
export interface Programme {
  readonly id: ProgrammeId;
  /** The first is what a reader of any other language gets. */
  readonly languages: readonly [Language, ...Language[]];
  /** When a participant is invited to analyse, in weeks from the start of an iteration. */
  readonly analysisAfterWeeks: number;
  /** The parts of a cohort's time plan; empty if it states none. */
  readonly phases: readonly PhaseLength[];
  /** Who decides who takes part. */
  readonly selection: SelectionRule;
  readonly areas: readonly Area[];
  /** What analysts code reflections with. */
  readonly patterns: readonly PatternId[];
  /** What a participant assesses of themselves. */
  readonly abilities: readonly AbilityId[];
  readonly outcomes: readonly OutcomeId[];
}

export type Area = OpenArea | AreaUnderDevelopment;

export interface OpenArea {
  readonly state: 'open';
  readonly id: AreaId;
  readonly programmeId: ProgrammeId;
  readonly months: { readonly from: number; readonly to: number };
  /** Whether the actions build on one another in the order given. */
  readonly ordered: boolean;
  readonly effects: readonly EffectId[];
  readonly actions: readonly Action[];
}

/** Shown, not choosable. */
export interface AreaUnderDevelopment {
  readonly state: 'under-development';
  readonly id: AreaId;
  readonly programmeId: ProgrammeId;
  readonly effects: readonly [];
  readonly actions: readonly [];
}

export interface Action {
  readonly id: ActionId;
  readonly areaId: AreaId;
  readonly kind: 'daily-habit' | 'once-per-round' | 'one-off';
  /** Ascending from 1. */
  readonly versions: readonly [ActionVersion, ...ActionVersion[]];
  /** The version that is offered to a person who chooses now. */
  readonly latest: number;
}

export interface ActionVersion {
  readonly version: number;
  /** How many reflections this revision rests on; its lesson is `ActionText.learned`. */
  readonly basedOnReflections?: number;
}

export interface AreaText {
  readonly name: string;
  readonly purpose: string;
}

/** Every text as a reader of one language meets it, the fallback of programmes that lack the language included. */
export interface TextBook {
  readonly programmes: ReadonlyMap<ProgrammeId, string>;
  readonly areas: ReadonlyMap<AreaId, AreaText>;
  readonly effects: ReadonlyMap<EffectId, string>;
  readonly actions: ReadonlyMap<ActionId, ReadonlyMap<number, ActionText>>;
  readonly patterns: ReadonlyMap<PatternId, DescribedText>;
  readonly abilities: ReadonlyMap<AbilityId, DescribedText>;
  readonly outcomes: ReadonlyMap<OutcomeId, DescribedText>;
}

/** The language a reader gets this programme's texts in, for the `lang` of the element that shows them. */
export function textLanguage({ languages }: Programme, wanted: Language): Language {
  return languages.includes(wanted) ? wanted : languages[0];
}

/**
 * All programmes of an installation, read once at start. The look-ups by id take any string, because they are where an
 * id from a card or an address is checked; the look-ups of texts throw `not-found`, because their ids have been.
 */
export class Catalogue {
  readonly #programmes: ReadonlyMap<string, Programme>;
  readonly #areas: ReadonlyMap<string, Area>;
  readonly #actions: ReadonlyMap<string, Action>;

  readonly #books: Readonly<Record<Language, TextBook>>;

  constructor(
    readonly programmes: readonly Programme[],
    books: Readonly<Record<Language, TextBook>>,
  ) {
    this.#books = books;
    const areas = programmes.flatMap((programme) => programme.areas);
    const actions = areas.flatMap((area): readonly Action[] => area.actions);
    this.#programmes = byId(programmes);
    this.#areas = byId(areas);
    this.#actions = byId(actions);
  }

  programme(id: string): Programme | undefined {
    return this.#programmes.get(id);
  }

  area(id: string): Area | undefined {
    return this.#areas.get(id);
  }

  action(id: string): Action | undefined {
    return this.#actions.get(id);
  }

  programmeName(id: ProgrammeId, language: Language): string {
    return found(this.#books[language].programmes.get(id), id);
  }

  areaText(id: AreaId, language: Language): AreaText {
    return found(this.#books[language].areas.get(id), id);
  }

  effectText(id: EffectId, language: Language): string {
    return found(this.#books[language].effects.get(id), id);
  }

  /** The text of exactly the version that was tried. */
  actionText(id: ActionId, version: number, language: Language): ActionText {
    return found(this.#books[language].actions.get(id)?.get(version), `${id} version ${version}`);
  }

  patternText(id: PatternId, language: Language): DescribedText {
    return found(this.#books[language].patterns.get(id), id);
  }

  abilityText(id: AbilityId, language: Language): DescribedText {
    return found(this.#books[language].abilities.get(id), id);
  }

  outcomeText(id: OutcomeId, language: Language): DescribedText {
    return found(this.#books[language].outcomes.get(id), id);
  }
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function found<Text>(text: Text | undefined, id: string): Text {
  if (text === undefined) throw new LedtradError('not-found', { catalogueId: id });
  return text;
}
