import type { PersonChange, PersonRecord } from '../../domain/person/change.ts';
import type { Diary } from './diary.ts';

/**
 * A diary as few changes to store: a transaction writes each row at most once, so an edit comes a wave after what it
 * edits. Only the last wave brings the head up to date, so that a person half stored is seen to be.
 */
export function wavesOf({ atTheStart, person, records }: Diary): readonly PersonChange[] {
  const waves: PersonRecord[][] = [[]];
  const met = new Map<string, number>();
  for (const record of records) {
    const row = rowOf(record);
    const wave = met.get(row) ?? 0;
    met.set(row, wave + 1);
    (waves[wave] ??= []).push(record);
  }
  return waves.map((each, index) => ({ person: index === waves.length - 1 ? person : atTheStart, records: each }));
}

/** What a record takes the place of when it is stored. */
function rowOf(record: PersonRecord): string {
  switch (record.kind) {
    case 'reflection':
      return `reflection ${record.reflection.id}`;
    case 'trial':
      return `trial ${record.circumstances.id}`;
    case 'trial-retired':
      return `retired ${record.trialId}`;
    case 'choice-draft':
    case 'choice-draft-done':
      return 'draft';
    case 'meeting-case':
      return `case ${record.own.meetingId}`;
    case 'commitment':
      return `commitment ${record.commitment.meetingId}`;
  }
}
