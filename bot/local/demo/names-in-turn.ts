import type { Names } from './texts.ts';

/** Steps that share no factor with the lengths of the lists, so that every combination comes once before any comes again. */
const FIRST_NAME_STEP = 23;
const LAST_NAME_STEP = 17;
const SCHOOL_STEP = 37;

/** Hands out names and schools so that nobody has another's. */
export class NamesInTurn {
  readonly #schools: readonly string[];
  #people = 0;
  #taken = 0;

  constructor(readonly names: Names) {
    this.#schools = names.schools.first.flatMap((first) => names.schools.last.map((last) => `${first}${last}`));
  }

  nextPerson(): string {
    const { firstNames, lastNames } = this.names;
    const place = this.#people;
    this.#people += 1;
    // One further along the last names for each time the first names have been gone through.
    const lap = Math.floor(place / firstNames.length);
    return `${nameAt(firstNames, place * FIRST_NAME_STEP)} ${nameAt(lastNames, place * LAST_NAME_STEP + lap)}`;
  }

  nextSchool(): string {
    this.#taken += 1;
    return nameAt(this.#schools, this.#taken * SCHOOL_STEP);
  }
}

function nameAt(names: readonly string[], place: number): string {
  const name = names[place % names.length];
  if (name === undefined) throw new RangeError('a list of names is empty');
  return name;
}
