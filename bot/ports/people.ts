import type { PersonId } from '../domain/ids.ts';
import type { PersonChange } from '../domain/person/change.ts';
import type { Person } from '../domain/person/person.ts';
import type { Question } from '../domain/reflection/question.ts';
import type { Reflection } from '../domain/reflection/reflection.ts';
import type { ChoiceDraft } from '../domain/trial/choice.ts';
import type { TrialRecord } from '../domain/trial/trial.ts';
import type { Page, Versioned } from './stored.ts';

export interface People {
  load(pid: PersonId): Promise<Versioned<Person> | undefined>;
  /** Throws `conflict` if the person is there already. */
  create(person: Person): Promise<Versioned<Person>>;
  /** One transaction, only if the head is still `etag`; else throws `conflict`. */
  save(change: PersonChange, etag: string): Promise<Versioned<Person>>;
  /** Of somebody who has done nothing yet; only if the head is still `etag`, else throws `conflict`. */
  remove(pid: PersonId, etag: string): Promise<void>;
  reflection(pid: PersonId, question: Question): Promise<Reflection | undefined>;
  /** Latest week first. */
  reflections(pid: PersonId, page: { limit: number; before?: string }): Promise<Page<Reflection>>;
  countReflections(pid: PersonId): Promise<number>;
  trials(pid: PersonId): Promise<readonly TrialRecord[]>;
  choiceDraft(pid: PersonId): Promise<ChoiceDraft | undefined>;
  /** Every row about the person in their own partition, for the export of own data. */
  everything(pid: PersonId): Promise<readonly Record<string, unknown>[]>;
}
