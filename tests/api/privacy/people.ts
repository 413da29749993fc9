/** Everybody who calls, what each of them has written, and where they stand. */
import type { CohortId, OrganisationId, PersonId, TeamId, TenantId } from '../../../bot/domain/ids.ts';
import type { Position } from '../../../bot/domain/roster/roster-entry.ts';
import { COHORT, OTHER_TEAM, TEAM } from '../../support/world.ts';

/** Everything that is of the other cohort is called so, and everybody of the first one `Hemma`. */
export const FAR_COHORT = 'c-borta' as CohortId;
export const FAR_TEAM = 'vast' as TeamId;
export const SJOAS = 'o-sjoas' as OrganisationId;
export const EKEBY = 'o-ekeby' as OrganisationId;
export const EKEBY_TENANT = '33333333-3333-4333-8333-333333333333' as TenantId;

export interface Standing {
  readonly pid: PersonId;
  readonly name: string;
  readonly number: number;
  readonly protectedIdentity?: true;
  /** Absent for who is on no roster. */
  readonly place?: { readonly cohort: CohortId; readonly position: Position; readonly team?: TeamId; readonly manager?: PersonId };
  readonly organisation?: OrganisationId;
}

const NORR = { cohort: COHORT, position: 'principal', team: TEAM } as const;

/** By what a table of accesses calls them. The name of each with protected identity begins with `Hemlig`. */
export const PEOPLE = {
  hidden: { pid: pidOf('hemlig'), name: 'Hemlig Medlem', number: 1, protectedIdentity: true, place: NORR },
  maja: { pid: pidOf('maja'), name: 'Maja Hemma', number: 2, place: { ...NORR, manager: pidOf('chef') } },
  paused: { pid: pidOf('nils'), name: 'Nils Hemma', number: 3, place: NORR },
  olga: { pid: pidOf('olga'), name: 'Olga Hemma', number: 4, place: { cohort: COHORT, position: 'deputy', team: OTHER_TEAM } },
  far: { pid: pidOf('per'), name: 'Per Borta', number: 5, place: { cohort: FAR_COHORT, position: 'principal', team: FAR_TEAM }, organisation: EKEBY },
  leadsAll: { pid: pidOf('alla'), name: 'Alla Hemma', number: 6, place: { cohort: COHORT, position: 'facilitator' } },
  leadsNorr: { pid: pidOf('norr'), name: 'Nora Hemma', number: 7, place: { cohort: COHORT, position: 'facilitator', team: TEAM } },
  /** Leads Syd, and has protected identity. */
  leadsSyd: { pid: pidOf('syd'), name: 'Hemlig Ledare', number: 8, protectedIdentity: true, place: { cohort: COHORT, position: 'facilitator', team: OTHER_TEAM } },
  /** Leads all of the cohort, and is Maja's manager. */
  manager: { pid: pidOf('chef'), name: 'Kim Hemma', number: 9, place: { cohort: COHORT, position: 'facilitator' } },
  leadsFar: { pid: pidOf('bo'), name: 'Bo Borta', number: 10, place: { cohort: FAR_COHORT, position: 'facilitator' }, organisation: EKEBY },
  head: { pid: pidOf('gun'), name: 'Gun Chef', number: 11, place: { cohort: COHORT, position: 'head' } },
  hiddenHead: { pid: pidOf('skolchef'), name: 'Hemlig Chef', number: 12, protectedIdentity: true, place: { cohort: COHORT, position: 'head' } },
  farHead: { pid: pidOf('siv'), name: 'Siv Chef', number: 13, place: { cohort: FAR_COHORT, position: 'head' }, organisation: EKEBY },
  admin: { pid: pidOf('admin'), name: 'Ada Hemma', number: 14, place: { cohort: COHORT, position: 'admin' } },
  analyst: { pid: pidOf('analytiker'), name: 'Ana Hemma', number: 15, place: { cohort: COHORT, position: 'analyst' } },
  applicant: { pid: pidOf('alva'), name: 'Alva Utanplats', number: 16 },
  hiddenApplicant: { pid: pidOf('sokande'), name: 'Hemlig Utanplats', number: 17, protectedIdentity: true },
  outsider: { pid: pidOf('ute'), name: 'Ulf Utanplats', number: 18 },
} as const satisfies Readonly<Record<string, Standing>>;

export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as readonly Who[]; // keys() forgets what it is given.

/** On the roster and never met; no caller. */
export const UNMET = { pid: pidOf('ulla'), name: 'Ulla Hemma', number: 0, place: NORR } as const satisfies Standing;

export const MEMBERS_OF_NORR = ['hidden', 'maja', 'paused'] as const satisfies readonly Who[];
export const MEMBERS = [...MEMBERS_OF_NORR, 'olga'] as const satisfies readonly Who[];
/** All of the cohort. */
export const LEAD_COHORT = ['leadsAll', 'manager'] as const satisfies readonly Who[];
/** Some of it. */
export const LEAD_IN = [...LEAD_COHORT, 'leadsNorr', 'leadsSyd'] as const satisfies readonly Who[];
/** Not who is manager of a member. */
export const LEAD_NORR = ['leadsAll', 'leadsNorr'] as const satisfies readonly Who[];
export const LEAD_SYD = [...LEAD_COHORT, 'leadsSyd'] as const satisfies readonly Who[];
export const FACILITATORS = [...LEAD_IN, 'leadsFar'] as const satisfies readonly Who[];

/** What is written once, by whom it is read, the author included. */
export const WRITTEN = {
  'bara jag: Maja': ['maja'],
  'bara jag: hemlig': ['hidden'],
  'min kollega: Maja': ['maja'],
  'lärteamet: Maja': [...MEMBERS_OF_NORR, ...LEAD_NORR],
  'lärteamet: hemlig': [...MEMBERS_OF_NORR, ...LEAD_NORR],
  'lärteamet: Olga': ['olga', ...LEAD_SYD],
  'kohorten: Maja': [...MEMBERS, 'leadsAll', 'leadsNorr', 'leadsSyd'],
  'kohorten: Olga': [...MEMBERS, ...LEAD_IN],
  'kohorten: Per': ['far', 'leadsFar'],
  'val i vardande: Maja': ['maja'],
  'fall: hemlig': [...MEMBERS_OF_NORR, ...LEAD_NORR],
  'fall för alla: Maja': [...MEMBERS, 'leadsAll', 'leadsNorr', 'leadsSyd'],
  'åtagande: hemlig': [...MEMBERS_OF_NORR, ...LEAD_NORR],
  'åtagande: Maja': [...MEMBERS_OF_NORR, ...LEAD_NORR],
  'åtagande för alla: Maja': ['maja', 'leadsAll', 'leadsNorr'],
  'svar till ledare: hemlig': ['hidden', ...LEAD_NORR],
  'svar till ledare: Maja': ['maja', ...LEAD_NORR],
  'svar till ledare: Olga': ['olga', ...LEAD_SYD],
  'svar till lärteam: hemlig': [...MEMBERS_OF_NORR, ...LEAD_NORR],
  'svar till lärteam: Olga': ['olga', ...LEAD_SYD],
  'svar till alla: hemlig': [...MEMBERS, ...LEAD_IN],
  'svar till alla: Maja': [...MEMBERS, 'leadsAll', 'leadsNorr', 'leadsSyd'],
  'svar som väntar: Maja': ['maja'],
  'svar som väntar: Olga': ['olga'],
  'logg: Nora': ['leadsNorr'],
  'logg: Alla': ['leadsAll'],
  'logg: Bo': ['leadsFar'],
  'utkast: Hemma': [...LEAD_IN],
  'utkast: fjärran': ['leadsFar'],
  'varför: Alva': ['applicant', ...FACILITATORS, 'head', 'hiddenHead'],
  'varför: hemlig': ['hiddenApplicant'],
} as const satisfies Readonly<Record<string, readonly Who[]>>;
export type Written = keyof typeof WRITTEN;

/** Until when Nils is paused: nobody else is to find it anywhere. */
export const PAUSED_UNTIL = '2027-05-09';

export function upnOf({ pid }: Pick<Standing, 'pid'>): string {
  return `${pid.slice(2)}@sjoas.example`;
}

function pidOf(name: string): PersonId {
  return `p-${name}` as PersonId;
}
