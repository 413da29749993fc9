import type { PersonChange, PersonRecord } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';

/** One person as the decisions have left them, with every record those wanted stored, in order. */
export class Diary {
  #person: Person;
  readonly #records: PersonRecord[] = [];

  constructor(readonly atTheStart: Person) {
    this.#person = atTheStart;
  }

  get person(): Person {
    return this.#person;
  }

  get records(): readonly PersonRecord[] {
    return this.#records;
  }

  write({ person, records }: PersonChange): void {
    this.#person = person;
    this.#records.push(...records);
  }
}
