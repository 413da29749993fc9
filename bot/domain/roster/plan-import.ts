import type { OrganisationId, PersonId, TeamId, TenantId } from '../ids.ts';
import type { Organisation } from '../organisation.ts';
import { isSameEntry } from './changed-columns.ts';
import type { RosterColumn } from './columns.ts';
import { FileManagers, type Standing } from './file-managers.ts';
import { FileOrganisations, type TenantLearned } from './file-organisations.ts';
import type { ImportFault, ImportFaultCode } from './import-fault.ts';
import { dutiesOf, leadsTeam, type Duties, type Granted } from './duties.ts';
import { nameKey } from './name-key.ts';
import type { RosterRow } from './parse-rows.ts';
import { takesPart, type RosterEntry, type SeatKey } from './roster-entry.ts';
import { seatKey } from './seat-key.ts';

/** `addition`: nobody is removed. `whole`: who is not in the file leaves, and their history stays. */
export const IMPORT_MODES = ['addition', 'whole'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What there is before an import. */
export interface ImportBasis {
  /** The cohort's roster, those who have left among them. */
  readonly entries: readonly RosterEntry[];
  readonly organisations: readonly Organisation[];
  readonly teams: readonly RosterTeam[];
  /** What they were granted beside the roster, or had withdrawn. */
  readonly granted: ReadonlyMap<PersonId, Granted>;
  /** Whose each seat is, whichever cohort they were first in. */
  readonly seats: ReadonlyMap<SeatKey, PersonId>;
  /** Those who have protected identity, whatever this roster says. */
  readonly protectedPeople: ReadonlySet<PersonId>;
}

export interface RosterTeam {
  readonly teamId: TeamId;
  readonly name: string;
  readonly isClosed: boolean;
}

export type NewTeam = Pick<RosterTeam, 'teamId' | 'name'>;

export interface ImportWishes {
  readonly mode: ImportMode;
  /** Local date on which somebody leaves. */
  readonly today: string;
  /** Who imports, and may not take themselves off; absent for an operator at the command line. */
  readonly by?: PersonId;
  /** The organisations whose administrators may be named: to lead a cohort is not to administer the organisations in it. */
  readonly adminsOf: 'all' | readonly OrganisationId[];
  readonly newIds: { readonly person: () => PersonId; readonly organisation: () => OrganisationId; readonly team: () => TeamId };
}

export interface PlannedChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly row?: number;
  readonly before?: RosterEntry;
  readonly after: RosterEntry;
  /** What to call somebody with protected identity in what is theirs alone; no list knows it. */
  readonly privateName?: string;
  /** The seat that the import sets up. */
  readonly newSeat?: { readonly tenantId: TenantId; readonly key: SeatKey };
}

export interface ImportPlan {
  readonly mode: ImportMode;
  /** In the file's order. With any of them nothing can be imported. */
  readonly faults: readonly ImportFault[];
  readonly organisations: readonly Organisation[];
  readonly tenantsLearned: readonly TenantLearned[];
  readonly teams: readonly NewTeam[];
  readonly changes: readonly PlannedChange[];
  readonly unchanged: number;
}

/** What a file would change of a cohort's roster. Nothing is decided by it: the same rows and basis give the same but for new ids. */
export function planImport(basis: ImportBasis, rows: readonly RosterRow[], wishes: ImportWishes): ImportPlan {
  return new Planning(basis, rows, wishes).plan();
}

interface Placed {
  readonly row: RosterRow;
  readonly before: RosterEntry | undefined;
  readonly tenantId: TenantId | undefined;
  readonly after: RosterEntry;
}

class Planning {
  readonly #basis: ImportBasis;
  readonly #rows: readonly RosterRow[];
  readonly #wishes: ImportWishes;
  readonly #organisations: FileOrganisations;
  readonly #faults: ImportFault[] = [];
  readonly #teams: Map<string, RosterTeam>;
  readonly #newTeams: NewTeam[] = [];
  readonly #bySeat: ReadonlyMap<SeatKey, RosterEntry>;
  readonly #byPid: ReadonlyMap<PersonId, RosterEntry>;
  readonly #byWho: ReadonlyMap<string, readonly RosterEntry[]>;
  readonly #taken = new Set<PersonId>();

  constructor(basis: ImportBasis, rows: readonly RosterRow[], wishes: ImportWishes) {
    this.#basis = basis;
    this.#rows = rows;
    this.#wishes = wishes;
    this.#organisations = new FileOrganisations(basis.organisations, wishes.newIds.organisation);
    this.#teams = new Map(basis.teams.map((team) => [nameKey(team.name), team]));
    this.#bySeat = new Map(basis.entries.flatMap((entry) => (entry.seat === undefined ? [] : [[entry.seat, entry] as const])));
    this.#byPid = new Map(basis.entries.map((entry) => [entry.pid, entry]));
    this.#byWho = groupedByWho(basis.entries);
  }

  plan(): ImportPlan {
    const placed = this.#withManagers(this.#place());
    const leaving = this.#leaving();
    this.#checkLeadership(placed, leaving);
    const changes = placed.filter(({ before, after }) => !before || !isSameEntry(before, after)).map((each) => this.#change(each));
    return {
      mode: this.#wishes.mode,
      faults: this.#faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
      organisations: this.#organisations.added(),
      tenantsLearned: this.#organisations.tenantsLearned(),
      teams: this.#newTeams,
      changes: [...changes, ...leaving.map((before): PlannedChange => ({ kind: 'removed', before, after: { ...before, leftOn: this.#wishes.today } }))],
      unchanged: placed.length - changes.length,
    };
  }

  #place(): readonly Placed[] {
    const resolved = this.#organisations.resolve(this.#rows);
    const addresses = new Set<string>();
    const named = new Map<string, 'seated' | 'by-name'>();
    return this.#rows.flatMap((row) => {
      const organisation = resolved.get(row);
      if (organisation === undefined || !('id' in organisation)) {
        if (organisation && organisation.code !== 'required') this.#faults.push(organisation);
        return [];
      }
      if (row.address !== '' && isSeenAgain(addresses, row.address)) return this.#refuse(row, 'address-twice');
      // Two of one name can be told apart by their seats alone.
      const who = whoKey(row.name, organisation.id, row.school ?? '');
      const isSeated = row.address !== '' && organisation.tenantId !== undefined;
      const namesake = row.name === '' ? undefined : named.get(who);
      if (namesake === 'by-name' || (namesake && !isSeated)) return this.#refuse(row, 'person-twice');
      named.set(who, isSeated ? 'seated' : 'by-name');
      return this.#placeOne(row, organisation);
    });
  }

  #placeOne(row: RosterRow, { id: organisationId, tenantId }: Organisation): readonly Placed[] {
    const seat = row.address === '' || tenantId === undefined ? undefined : seatKey(tenantId, row.address);
    const found = this.#find(row, organisationId, seat);
    if (found === 'unclear') return this.#refuse(row, 'person-unclear');
    const pid = found ?? (seat && this.#basis.seats.get(seat)) ?? this.#wishes.newIds.person();
    if (isSeenAgain(this.#taken, pid)) return this.#refuse(row, 'person-twice');
    const before = this.#byPid.get(pid);
    if (this.#joinsClosedTeam(row, before)) return this.#refuse(row, 'team-closed');
    const isProtected = this.#basis.protectedPeople.has(pid) || before?.protectedIdentity === true;
    if (isProtected && row.protectedIdentity === 'no') return this.#refuse(row, 'protection-stays');
    const protectedIdentity = isProtected || row.protectedIdentity === 'yes';
    if (protectedIdentity && seat === undefined) return this.#refuse(row, 'protected-unseated');
    const after = this.#entry(row, before, { pid, protectedIdentity, organisationId, seat: before?.seat ?? seat });
    if (after.position === 'admin' && !this.#mayNameAdmin(before, organisationId)) return this.#refuse(row, 'admin-not-given');
    return [{ row, before, tenantId, after }];
  }

  #mayNameAdmin(before: RosterEntry | undefined, organisationId: OrganisationId): boolean {
    const { adminsOf } = this.#wishes;
    const isAlready = before?.position === 'admin' && before.organisationId === organisationId && before.leftOn === undefined;
    return isAlready || adminsOf === 'all' || adminsOf.includes(organisationId);
  }

  /** By the seat; where there is none on either side, by name, organisation and school. */
  #find(row: RosterRow, organisationId: OrganisationId, seat: SeatKey | undefined): PersonId | 'unclear' | undefined {
    const seated = seat && (this.#bySeat.get(seat)?.pid ?? this.#basis.seats.get(seat));
    if (seated || row.name === '') return seated;
    const namesakes = (this.#byWho.get(whoKey(row.name, organisationId, '')) ?? [])
      .filter((entry) => seat === undefined || entry.seat === undefined)
      .filter((entry) => row.school === undefined || nameKey(entry.school) === nameKey(row.school));
    return namesakes.length > 1 ? 'unclear' : namesakes[0]?.pid;
  }

  #entry(row: RosterRow, before: RosterEntry | undefined, { pid, protectedIdentity, organisationId, seat }: Pick<RosterEntry, 'pid' | 'protectedIdentity' | 'organisationId'> & { seat: SeatKey | undefined }): RosterEntry {
    const position = row.position ?? before?.position ?? 'principal';
    const isInTeam = position === 'facilitator' || takesPart({ position });
    const teamId = !isInTeam ? undefined : row.team === undefined ? before?.teamId : this.#teamId(row.team);
    const zone = row.zone === undefined ? before?.zone : row.zone;
    const sportlov = row.sportlov === undefined ? before?.sportlov : row.sportlov;
    return {
      pid,
      ...(protectedIdentity ? {} : { name: row.name }),
      protectedIdentity,
      organisationId,
      school: row.school ?? before?.school ?? '',
      context: {
        schoolForm: row.schoolForm ?? before?.context.schoolForm ?? '',
        sizeClass: row.sizeClass ?? before?.context.sizeClass ?? '',
        areaType: row.areaType ?? before?.context.areaType ?? '',
      },
      position,
      ...(teamId === undefined ? {} : { teamId }),
      ...(row.manager !== undefined || before?.manager === undefined ? {} : { manager: before.manager }),
      ...(zone === undefined || zone === '' ? {} : { zone }),
      ...(sportlov === undefined || sportlov === '' ? {} : { sportlov }),
      ...(seat === undefined ? {} : { seat }),
    };
  }

  /** Who is in it already stays until they are moved. */
  #joinsClosedTeam({ team: name }: RosterRow, before: RosterEntry | undefined): boolean {
    const team = name === undefined ? undefined : this.#teams.get(nameKey(name));
    return team !== undefined && team.isClosed && team.teamId !== before?.teamId;
  }

  #teamId(name: string): TeamId | undefined {
    if (name === '') return undefined;
    const there = this.#teams.get(nameKey(name));
    if (there) return there.teamId;
    const team: NewTeam = { teamId: this.#wishes.newIds.team(), name };
    this.#teams.set(nameKey(name), { ...team, isClosed: false });
    this.#newTeams.push(team);
    return team.teamId;
  }

  /** When everybody has their place, so that a manager can stand further down in the file. */
  #withManagers(placed: readonly Placed[]): readonly Placed[] {
    const stay = this.#wishes.mode === 'whole' ? [] : this.#basis.entries.filter(({ pid, leftOn }) => leftOn === undefined && !this.#taken.has(pid));
    const managers = new FileManagers([
      ...stay.map((entry): Standing => ({ entry, address: '' })),
      ...placed.map(({ after, row }): Standing => ({ entry: after, row: row.row, address: row.address })),
    ]);
    return placed.map((each) => {
      const { manager: cell, row } = each.row;
      if (cell === undefined || cell === '') return each;
      const found = managers.find(cell, each.after, each.tenantId, row);
      if (typeof found === 'string') return { ...each, after: { ...each.after, manager: found } };
      this.#faults.push(found);
      return each;
    });
  }

  #leaving(): readonly RosterEntry[] {
    if (this.#wishes.mode === 'addition') return [];
    return this.#basis.entries.filter(({ pid, leftOn }) => leftOn === undefined && !this.#taken.has(pid));
  }

  /** Nobody leads or analyses those whose manager they are, and somebody goes on leading. */
  #checkLeadership(placed: readonly Placed[], leaving: readonly RosterEntry[]): void {
    const gone = new Set(leaving.map(({ pid }) => pid));
    const rowOf = new Map(placed.map(({ after, row }) => [after.pid, row.row]));
    const after = new Map([...this.#basis.entries.filter(({ pid, leftOn }) => leftOn === undefined && !gone.has(pid)), ...placed.map((each) => each.after)].map((entry) => [entry.pid, entry]));
    for (const entry of after.values()) {
      const manager = entry.manager === undefined || !takesPart(entry) ? undefined : after.get(entry.manager);
      const row = rowOf.get(entry.pid) ?? (manager && rowOf.get(manager.pid));
      if (!manager || row === undefined) continue;
      const duties = this.#dutiesOf(manager);
      if (entry.teamId !== undefined && leadsTeam(duties, entry.teamId)) this.#faults.push({ code: 'manager-leads', row, column: 'manager' });
      if (duties.analyses) this.#faults.push({ code: 'manager-analyses', row, column: 'manager' });
    }
    if (leaving.some(({ pid }) => pid === this.#wishes.by)) this.#faults.push({ code: 'you-would-leave' });
    else if (this.#basis.entries.some((entry) => this.#leadsWhole(entry)) && ![...after.values()].some((entry) => this.#leadsWhole(entry))) this.#faults.push({ code: 'nobody-leads' });
  }

  #dutiesOf(entry: RosterEntry): Duties {
    return dutiesOf(entry, this.#basis.granted.get(entry.pid));
  }

  #leadsWhole(entry: RosterEntry): boolean {
    return this.#dutiesOf(entry).leads === 'all';
  }

  #change({ row, before, after }: Placed): PlannedChange {
    const tenantId = this.#organisations.get(after.organisationId)?.tenantId;
    const needsSeat = after.seat !== undefined && before?.seat === undefined && !this.#basis.seats.has(after.seat) && tenantId !== undefined;
    return {
      kind: before === undefined || before.leftOn !== undefined ? 'added' : 'changed',
      row: row.row,
      ...(before ? { before } : {}),
      after,
      ...(after.protectedIdentity && row.name !== '' ? { privateName: row.name } : {}),
      ...(needsSeat ? { newSeat: { tenantId, key: after.seat } } : {}),
    };
  }

  #refuse({ row, name, address, team, protectedIdentity }: RosterRow, code: ImportFaultCode): readonly Placed[] {
    const column = columnOf(code);
    const isHidden = protectedIdentity === 'yes' || code === 'protection-stays' || code === 'protected-unseated' || code === 'admin-not-given';
    const value = column === 'address' ? address : column === 'team' ? team ?? '' : name;
    this.#faults.push({ code, row, column, ...(isHidden ? {} : { value }) });
    return [];
  }
}

function columnOf(code: ImportFaultCode): RosterColumn {
  switch (code) {
    case 'address-twice':
    case 'protected-unseated':
      return 'address';
    case 'protection-stays':
      return 'protected';
    case 'team-closed':
      return 'team';
    case 'admin-not-given':
      return 'position';
    default:
      return 'name';
  }
}

function groupedByWho(entries: readonly RosterEntry[]): ReadonlyMap<string, readonly RosterEntry[]> {
  const groups = new Map<string, RosterEntry[]>();
  for (const entry of entries) {
    if (entry.name === undefined) continue;
    const key = whoKey(entry.name, entry.organisationId, '');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function whoKey(name: string, organisationId: OrganisationId, school: string): string {
  return JSON.stringify([nameKey(name), organisationId, nameKey(school)]);
}

function isSeenAgain<Key>(seen: Set<Key>, key: Key): boolean {
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

