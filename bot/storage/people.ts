import type { OperationId, PersonId } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person/change.ts';
import { membershipsOf, type Person } from '../domain/person/person.ts';
import { questionOf, questionSortKey, type Question } from '../domain/reflection/question.ts';
import type { QuestionId } from '../domain/ids.ts';
import type { People } from '../ports/people.ts';
import type { Versioned } from '../ports/stored.ts';
import { commitmentSchema, ownCaseSchema } from './meeting-schema.ts';
import { readPage } from './page.ts';
import { choiceDraftSchema, circumstancesSchema, personSchema, reflectionSchema, retiredSchema, withPlaces } from './person-schema.ts';
import { rowCodec, unlessBroken } from './row-codec.ts';
import type { Tables, Write } from './table/tables.ts';
import { unpackJson } from './table/packing.ts';

const TABLE = 'People';
const HEAD = '0';
const DRAFT = 'c|draft';

const heads = rowCodec('person', 3, personSchema, withPlaces);
const reflections = rowCodec('reflection', 1, reflectionSchema);
const circumstances = rowCodec('trial', 1, circumstancesSchema);
const retired = rowCodec('trial-retired', 1, retiredSchema);
const drafts = rowCodec('choice-draft', 1, choiceDraftSchema);
const ownCases = rowCodec('own-case', 1, ownCaseSchema);
const ownCommitments = rowCodec('own-commitment', 1, commitmentSchema);

/** A person's partition; its keys are told in README.md beside this file. */
export function peopleStore(tables: Tables, newOperation: () => OperationId): People {
  async function load(pid: PersonId): Promise<Versioned<Person> | undefined> {
    const row = await tables.get(TABLE, pid, HEAD);
    return row && { value: heads.read(row), etag: row.etag };
  }

  async function commit(person: Person, head: (opId: OperationId) => Write, records: readonly PersonRecord[]): Promise<Versioned<Person>> {
    const opId = newOperation();
    const writes = [head(opId), ...records.flatMap((record) => writesOf(person, record))];
    const { etags } = await tables.commit(TABLE, person.pid, writes, { rk: HEAD, opId });
    return { value: person, etag: etags.get(HEAD) ?? '' };
  }

  return {
    load,
    create: (person) => commit(person, (opId) => ({ kind: 'insert', row: { pk: person.pid, rk: HEAD, values: heads.write(person, opId) } }), []),
    save: ({ person, records }, etag) =>
      commit(person, (opId) => ({ kind: 'replace', etag, row: { pk: person.pid, rk: HEAD, values: heads.write(person, opId) } }), records),
    async remove(pid, etag) {
      await tables.commit(TABLE, pid, [{ kind: 'delete', rk: HEAD, etag }]);
    },
    async reflection(pid, question) {
      const row = await tables.get(TABLE, pid, reflectionKey(question));
      return row && reflections.read(row);
    },
    reflections: (pid, page) => readPage(tables, TABLE, pid, 'r|', page, (row) => reflections.read(row)),
    async countReflections(pid) {
      return (await tables.range(TABLE, pid, { prefix: 'r|' }, { select: ['v'] })).length;
    },
    async trials(pid) {
      const rows = await tables.range(TABLE, pid, { prefix: 't|' });
      const reasons = new Map(rows.filter(({ rk }) => rk.endsWith('|retired')).map((row) => {
        const { trialId, reason } = retired.read(row);
        return [trialId, reason];
      }));
      return rows.filter(({ rk }) => !rk.endsWith('|retired')).map((row) => {
        const trial = circumstances.read(row);
        const reason = reasons.get(trial.id);
        return reason === undefined ? trial : { ...trial, reason };
      });
    },
    async choiceDraft(pid) {
      const row = await tables.get(TABLE, pid, DRAFT);
      return row && !row.values['done'] ? drafts.read(row) : undefined;
    },
    async everything(pid) {
      const rows = await tables.range(TABLE, pid, { prefix: '' });
      return rows.map(({ rk, values }) => ({ row: rk, content: unlessBroken('own-data', () => unpackJson('json', values)) }));
    },
  };
}

function writesOf(person: Person, record: PersonRecord): Write[] {
  const put = (rk: string, values: ReturnType<typeof heads.write>): Write => ({ kind: 'put', row: { pk: person.pid, rk, values } });
  switch (record.kind) {
    case 'reflection': {
      const { reflection } = record;
      const question = questionOf(reflection.id);
      const values = reflections.write(reflection);
      return [
        put(reflectionKey(question), values),
        put(`v|${questionSortKey(question)}|${reflection.rev}`, values),
        ...footprintsOf(person, reflection.id, reflection.answer.kind === 'reflection' ? reflection.answer.visibility : 'me')
          .map((rk) => put(rk, { v: 1 })),
      ];
    }
    case 'trial':
      return [put(`t|${record.circumstances.id}`, circumstances.write(record.circumstances))];
    case 'trial-retired':
      return [put(`t|${record.trialId}|retired`, retired.write({ trialId: record.trialId, reason: record.reason }))];
    case 'choice-draft':
      return [put(DRAFT, drafts.write(record.draft))];
    case 'choice-draft-done':
      // Emptied, not deleted: a transaction that deletes a missing row fails as a whole.
      return [put(DRAFT, { v: 1, done: true })];
    case 'meeting-case': {
      const { own } = record;
      return [put(`k|${own.meetingId}`, ownCases.write(own)), put(`f|Cohort|${own.cohortId}|meeting|${own.meetingId}`, { v: 1 })];
    }
    case 'commitment': {
      const { commitment } = record;
      return [put(`n|${commitment.meetingId}`, ownCommitments.write(commitment)), put(`f|Cohort|${commitment.cohortId}|meeting|${commitment.meetingId}`, { v: 1 })];
    }
  }
}

/** Where else rows about the person stand, so that an erasure finds them all. */
function footprintsOf(person: Person, id: QuestionId, visibility: string): string[] {
  if (visibility !== 'team' && visibility !== 'cohort') return [];
  return membershipsOf(person).map(({ cohortId, teamId }) => `f|Cohort|${cohortId}|${teamId}|${id}`);
}

function reflectionKey(question: Question): string {
  return `r|${questionSortKey(question)}`;
}
