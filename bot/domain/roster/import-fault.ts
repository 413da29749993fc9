import type { RosterColumn } from './columns.ts';

/** What is wrong with a file, so that nothing of it can be imported. */
export interface ImportFault {
  readonly code: ImportFaultCode;
  /** As the file's own program counts rows, the headers being the first; absent where it is the whole file's. */
  readonly row?: number;
  readonly column?: RosterColumn;
  /** A word of the file that says which; never of a person with protected identity. */
  readonly value?: string;
}

export const IMPORT_FAULTS = [
  'unreadable', 'too-large', 'empty', 'too-many-rows', 'no-headers', 'missing-column', 'column-twice',
  'required', 'too-long', 'identity-number', 'bad-address', 'bad-tenant', 'unknown-position', 'unknown-zone', 'bad-sportlov', 'unknown-answer',
  'address-twice', 'person-twice', 'person-unclear', 'protection-stays', 'protected-unseated',
  'organisation-unnamed', 'tenant-differs', 'team-closed',
  'unknown-manager', 'manager-unclear', 'own-manager', 'manager-leads', 'manager-analyses',
  'admin-not-given', 'you-would-leave', 'nobody-leads',
] as const;
export type ImportFaultCode = (typeof IMPORT_FAULTS)[number];
