import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OrganisationId, PersonId, TeamId, TenantId } from '../../../bot/domain/ids.ts';
import type { Organisation } from '../../../bot/domain/organisation.ts';
import { changedColumns } from '../../../bot/domain/roster/changed-columns.ts';
import { parseRows } from '../../../bot/domain/roster/parse-rows.ts';
import { planImport, type ImportBasis, type ImportMode, type ImportPlan, type PlannedChange } from '../../../bot/domain/roster/plan-import.ts';
import type { Granted } from '../../../bot/domain/roster/duties.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { seatKey } from '../../../bot/domain/roster/seat-key.ts';

const TENANT = '22222222-2222-4222-8222-222222222222' as TenantId;
const OTHER_TENANT = '33333333-3333-4333-8333-333333333333' as TenantId;
const EKDALEN: Organisation = { id: 'o-ekdalen' as OrganisationId, name: 'Ekdalens kommun', tenantId: TENANT, ready: {} };
const NOTHING: ImportBasis = { entries: [], organisations: [], teams: [], granted: new Map(), seats: new Map(), protectedPeople: new Set() };
const HEAD = ['Namn', 'E-post', 'Kommun', 'Tenant', 'Skola', 'Roll', 'Lärteam', 'Chef', 'Skyddad'];

let count = 0;
const newIds = {
  person: () => `p${(count += 1)}` as PersonId,
  organisation: () => `o${(count += 1)}` as OrganisationId,
  team: () => `l${(count += 1)}` as TeamId,
};

describe('an import', () => {
  it('adds whom the roster does not have, with the organisations and teams that are new', () => {
    const plan = planned([['Maja Prov', 'maja@ekdalen.example', 'Ekdalens kommun', TENANT, 'Björkskolan', 'Rektor', 'Eken', '', '']]);
    assert.deepEqual(plan.faults, []);
    assert.deepEqual(plan.organisations.map(({ name, tenantId }) => [name, tenantId]), [['Ekdalens kommun', TENANT]]);
    assert.deepEqual(plan.teams.map(({ name }) => name), ['Eken']);
    const [added] = plan.changes;
    assert.equal(added?.kind, 'added');
    assert.deepEqual({ ...added.after, pid: '', organisationId: '', teamId: '' }, {
      pid: '', name: 'Maja Prov', protectedIdentity: false, organisationId: '', school: 'Björkskolan', context: { schoolForm: '', sizeClass: '', areaType: '' },
      position: 'principal', teamId: '', seat: seatKey(TENANT, 'maja@ekdalen.example'),
    });
    assert.deepEqual(added.newSeat, { tenantId: TENANT, key: seatKey(TENANT, 'maja@ekdalen.example') });
  });

  it('finds somebody by their address, whatever has become of the name', () => {
    const basis = after(planned([row({ Namn: 'Maja Prov' })]));
    const plan = planned([row({ Namn: 'Maja Prov-Lind' })], basis);
    assert.deepEqual(plan.changes.map(({ kind, before, after: entry }) => [kind, changedColumns(before ?? entry, entry)]), [['changed', ['name']]]);
  });

  it('finds who has no address by name, organisation and school, and gives them a seat when they get one', () => {
    const basis = after(planned([row({ 'E-post': '', Skola: 'Björkskolan' })]));
    assert.equal(basis.entries[0]?.seat, undefined);
    assert.equal(planned([row({ 'E-post': '', Skola: 'Björkskolan' })], basis).unchanged, 1);
    assert.deepEqual(planned([row({ 'E-post': '', Skola: 'björkskolan' })], basis).changes.map(({ kind }) => kind), ['changed']);
    const [changed] = planned([row({ Skola: 'Björkskolan' })], basis).changes;
    assert.deepEqual([changed?.kind, changed?.after.seat], ['changed', seatKey(TENANT, 'maja@ekdalen.example')]);
    assert.deepEqual(planned([row({ 'E-post': '', Skola: 'Granskolan' })], basis).changes.map(({ kind }) => kind), ['added']);
  });

  it('takes in who has a seat in another cohort as the person they are', () => {
    const seats = new Map([[seatKey(TENANT, 'maja@ekdalen.example'), 'p-maja' as PersonId]]);
    const [added] = planned([row()], { ...NOTHING, organisations: [EKDALEN], seats }).changes;
    assert.deepEqual([added?.kind, added?.after.pid, added?.newSeat], ['added', 'p-maja', undefined]);
  });

  it('leaves what has no column as it stands, and clears what has one and is not said', () => {
    const basis = after(planned([row({ Skola: 'Björkskolan', Lärteam: 'Eken', Roll: 'Biträdande rektor' })]));
    assert.equal(planOf([['Namn', 'E-post', 'Kommun'], ['Maja Prov', 'maja@ekdalen.example', 'Ekdalens kommun']], basis).unchanged, 1);
    const [changed] = planned([row({ Roll: 'Biträdande rektor' })], basis).changes;
    assert.ok(changed?.before);
    assert.deepEqual(changedColumns(changed.before, changed.after), ['school', 'team']);
  });

  it('names nobody with protected identity on the roster, and never lifts the protection', () => {
    const first = planned([row({ Skyddad: 'ja' })]);
    assert.deepEqual(first.changes.map(({ after: { name, protectedIdentity }, privateName }) => [name, protectedIdentity, privateName]), [[undefined, true, 'Maja Prov']]);
    const basis = after(first);
    assert.equal(planned([row({ Skyddad: '' })], basis).unchanged, 1);
    assert.deepEqual(faults([row({ Skyddad: 'nej' })], basis), ['2 protection-stays protected']);
    const seats = new Map([[seatKey(TENANT, 'maja@ekdalen.example'), 'p-maja' as PersonId]]);
    const elsewhere = planned([row()], { ...NOTHING, organisations: [EKDALEN], seats, protectedPeople: new Set(['p-maja' as PersonId]) });
    assert.deepEqual(elsewhere.changes.map(({ after: { name, protectedIdentity } }) => [name, protectedIdentity]), [[undefined, true]]);
  });

  it('of somebody with protected identity needs what they can be found by again', () => {
    assert.deepEqual(faults([row({ Skyddad: 'ja', 'E-post': '' })]), ['2 protected-unseated address']);
  });

  it('takes back who had left', () => {
    const basis = after(planned([row()]));
    const left = { ...basis, entries: basis.entries.map((entry) => ({ ...entry, leftOn: '2026-10-01' })) };
    const [change] = planned([row()], left).changes;
    assert.deepEqual([change?.kind, change?.before?.leftOn, change?.after.leftOn], ['added', '2026-10-01', undefined]);
  });

  describe('of organisations', () => {
    it('goes by the tenant before the name', () => {
      const plan = planned([row({ Kommun: 'Ekdalen' })], { ...NOTHING, organisations: [EKDALEN] });
      assert.deepEqual([plan.organisations, plan.changes[0]?.after.organisationId], [[], EKDALEN.id]);
    });

    it('learns a tenant that it did not know, and gives its people seats', () => {
      const { tenantId: _, ...unknown } = EKDALEN;
      const before = { ...NOTHING, organisations: [unknown] };
      const basis = after(planned([row({ Tenant: '' })], before), before);
      const plan = planned([row()], basis);
      assert.deepEqual(plan.tenantsLearned, [{ before: unknown, after: EKDALEN }]);
      assert.deepEqual(plan.changes.map(({ kind, newSeat }) => [kind, newSeat?.tenantId]), [['changed', TENANT]]);
    });

    it('lets the rows that say one of both find the row that says both', () => {
      const plan = planned([row({ Kommun: '' }), row({ Namn: 'Olle', 'E-post': 'olle@ekdalen.example', Tenant: '' }), row({ Namn: 'Siv', 'E-post': 'siv@ekdalen.example' })]);
      assert.deepEqual([plan.organisations.length, plan.changes.every(({ newSeat }) => newSeat?.tenantId === TENANT)], [1, true]);
    });

    it('is at fault where two tenants have one name, or a tenant has none', () => {
      assert.deepEqual(faults([row({ Tenant: OTHER_TENANT })], { ...NOTHING, organisations: [EKDALEN] }), ['2 tenant-differs tenant Ekdalens kommun']);
      assert.deepEqual(faults([row({ Kommun: '' })]), ['2 organisation-unnamed organisation']);
    });
  });

  describe('is at fault', () => {
    const olle = (cells: Readonly<Record<string, string>> = {}) => row({ Namn: 'Olle Prov', 'E-post': 'olle@ekdalen.example', ...cells });
    const cases: Readonly<Record<string, readonly [readonly (readonly string[])[], readonly string[]]>> = {
      'when an address stands there twice': [[row(), olle({ 'E-post': 'maja@ekdalen.example' })], ['3 address-twice address maja@ekdalen.example']],
      'when a person without an address stands there twice': [[row({ 'E-post': '' }), row({ 'E-post': '' })], ['3 person-twice name Maja Prov']],
      'when a manager is nobody': [[row({ Chef: 'ingen@ekdalen.example' })], ['2 unknown-manager manager ingen@ekdalen.example']],
      'when a manager’s name is that of two': [[row({ Chef: 'Olle Prov' }), olle(), olle({ 'E-post': 'olle2@ekdalen.example' })], ['2 manager-unclear manager Olle Prov']],
      'when somebody is their own manager': [[row({ Chef: 'maja@ekdalen.example' })], ['2 own-manager manager maja@ekdalen.example']],
      'when a manager leads everybody': [[row({ Chef: 'Olle Prov', Lärteam: 'Eken' }), olle({ Roll: 'Processledare' })], ['2 manager-leads manager']],
      'when a manager leads the team': [[row({ Chef: 'Olle Prov', Lärteam: 'Eken' }), olle({ Roll: 'Processledare', Lärteam: 'Eken' })], ['2 manager-leads manager']],
      'when a manager analyses': [[row({ Chef: 'Olle Prov' }), olle({ Roll: 'Analytiker' })], ['2 manager-analyses manager']],
      'not when a manager leads another team': [[row({ Chef: 'Olle Prov', Lärteam: 'Eken' }), olle({ Roll: 'Processledare', Lärteam: 'Linden' })], []],
      'not when a head of schools is manager': [[row({ Chef: 'Olle Prov', Lärteam: 'Eken' }), olle({ Roll: 'Skolchef' })], []],
    };
    for (const [what, [rows, expected]] of Object.entries(cases)) {
      it(what, () => assert.deepEqual(faults(rows), expected));
    }

    it('when a manager who is on the roster already leads', () => {
      const basis = after(planned([olle({ Roll: 'Processledare' })]));
      assert.deepEqual(faults([row({ Chef: 'olle@ekdalen.example', Lärteam: 'Eken' })], basis), ['2 manager-leads manager']);
    });

    it('when a manager was granted what their position does not give, and not when it was withdrawn', () => {
      const roster = after(planned([olle({ Roll: 'Rektor' }), row({ 'E-post': 'annan@ekdalen.example', Namn: 'Annan Prov', Lärteam: 'Eken' })]));
      const [manager] = roster.entries;
      assert.ok(manager);
      const asks = (granted: Granted, changed: Partial<RosterEntry> = {}) =>
        faults([row({ Chef: 'olle@ekdalen.example', Lärteam: 'Eken' })], { ...roster, entries: roster.entries.map((entry) => (entry === manager ? { ...entry, ...changed } : entry)), granted: new Map([[manager.pid, granted]]) });
      assert.deepEqual(asks({ leads: 'all' }), ['2 manager-leads manager']);
      assert.deepEqual(asks({ analyses: true }), ['2 manager-analyses manager']);
      assert.deepEqual(asks({ leads: [] }, { position: 'facilitator' }), []);
    });

    it('when somebody would come into a team that is closed, and not when they are in it', () => {
      const roster = after(planned([row({ Lärteam: 'Eken' })]));
      const closed = { ...roster, teams: roster.teams.map((team) => ({ ...team, isClosed: true })) };
      assert.deepEqual(faults([olle({ Lärteam: 'Eken' })], closed), ['2 team-closed team Eken']);
      assert.deepEqual(faults([row({ Lärteam: 'Eken', Skola: 'Granskolan' })], closed), []);
    });

    it('when who leads a cohort names an administrator of an organisation, but not when the operator does', () => {
      const admin = row({ Roll: 'Administratör' });
      assert.deepEqual(faults([admin], NOTHING, 'addition', 'p-ingrid' as PersonId), ['2 admin-not-given position']);
      const basis = after(planned([admin]));
      assert.deepEqual(faults([admin], basis, 'addition', 'p-ingrid' as PersonId), []);
      assert.deepEqual(faults([row({ Roll: 'Administratör', 'E-post': 'annan@ekdalen.example' })], basis, 'addition', 'p-ingrid' as PersonId), ['2 admin-not-given position']);
    });

    it('when a person could be two on the roster', () => {
      const basis = after(planned([row({ 'E-post': '' , Skola: 'A' }), row({ 'E-post': '', Skola: 'B' })]));
      assert.deepEqual(faultsOf(planOf([['Namn', 'Kommun'], ['Maja Prov', 'Ekdalens kommun']], basis)), ['2 person-unclear name Maja Prov']);
    });
  });

  describe('of the whole roster', () => {
    const everybody = after(planned([row(), row({ Namn: 'Olle', 'E-post': 'olle@ekdalen.example' }), row({ Namn: 'Ingrid', 'E-post': 'ingrid@ekdalen.example', Roll: 'Processledare' })]));
    const ingrid = everybody.entries.find(({ position }) => position === 'facilitator');
    const lead = row({ Namn: 'Ingrid', 'E-post': 'ingrid@ekdalen.example', Roll: 'Processledare' });

    it('has who is not in the file leave, on the day', () => {
      const plan = planned([row(), lead], everybody, 'whole');
      assert.deepEqual(plan.changes.map(({ kind, after: { name, leftOn } }) => [kind, name, leftOn]), [['removed', 'Olle', '2026-11-22']]);
    });

    it('never takes off who imports, nor the last one who leads the cohort', () => {
      assert.deepEqual(faults([row()], everybody, 'whole', ingrid?.pid), ['you-would-leave']);
      assert.deepEqual(faults([row()], everybody, 'whole'), ['nobody-leads']);
    });

    it('does not find a manager among those who leave', () => {
      assert.deepEqual(faults([row({ Chef: 'olle@ekdalen.example' }), lead], everybody, 'whole'), ['2 unknown-manager manager olle@ekdalen.example']);
      assert.deepEqual(faults([row({ Chef: 'olle@ekdalen.example' }), lead], everybody), []);
    });
  });

  describe('of any file', () => {
    const name = fc.constantFrom('Maja Prov', 'Olle Prov', 'Siv Prov', 'Åsa Prov');
    const anyRow = fc.record({
      Namn: name, 'E-post': fc.option(fc.constantFrom('a@ekdalen.example', 'b@ekdalen.example', 'c@sjo.example'), { nil: '' }), Kommun: fc.constantFrom('Ekdalens kommun', 'Sjöhaga kommun'),
      Tenant: fc.constantFrom('', ''), Skola: fc.constantFrom('', 'A', 'B'), Roll: fc.constantFrom('', 'Rektor', 'Processledare', 'Skolchef'), Lärteam: fc.constantFrom('', 'Eken', 'Linden'), Chef: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: name }), Skyddad: fc.constantFrom('', '', 'ja'),
    }).map((cells) => HEAD.map((column) => (cells as Readonly<Record<string, string>>)[column] ?? '')); // The headers above are its keys.
    const anyFile = fc.array(anyRow, { minLength: 1, maxLength: 5 });
    const anyMode = fc.constantFrom('addition' as const, 'whole' as const);
    const basis: ImportBasis = { ...NOTHING, organisations: [EKDALEN] };

    it('the same twice changes nothing', () => {
      let imported = 0;
      fc.assert(fc.property(anyFile, anyFile, anyMode, (first, second, mode) => {
        const there = applied(basis, first);
        const plan = planned(second, there, mode);
        if (plan.faults.length > 0) return;
        imported += 1;
        const again = planned(second, after(plan, there), mode);
        assert.deepEqual([again.faults, again.changes, again.organisations, again.teams, again.tenantsLearned], [[], [], [], [], []]);
      }), { numRuns: 1_000 });
      assert.ok(imported > 100, `only ${imported} files had no fault`);
    });

    it('an addition removes nobody, and every row is added, changed or unchanged', () => {
      fc.assert(fc.property(anyFile, anyFile, (first, second) => {
        const plan = planned(second, applied(basis, first));
        assert.ok(plan.changes.every(({ kind, after: { leftOn } }) => kind !== 'removed' && leftOn === undefined));
        if (plan.faults.length === 0) assert.equal(plan.changes.length + plan.unchanged, second.length);
      }));
    });

    it('the whole leaves those in the roster who are in the file, and no other', () => {
      fc.assert(fc.property(anyFile, anyFile, (first, second) => {
        const there = applied(basis, first);
        const plan = planned(second, there, 'whole');
        if (plan.faults.length > 0) return;
        assert.equal(after(plan, there).entries.filter(({ leftOn }) => leftOn === undefined).length, second.length);
      }));
    });

    it('nobody with protected identity is named in what is stored of the roster', () => {
      fc.assert(fc.property(anyFile, (file) => {
        const protectedOnes = planned(file, basis).changes.filter(({ after: { protectedIdentity } }) => protectedIdentity);
        assert.ok(protectedOnes.every(({ after: { name: said } }) => said === undefined));
      }));
    });
  });
});

function row(cells: Readonly<Record<string, string>> = {}): readonly string[] {
  const all: Readonly<Record<string, string>> = { Namn: 'Maja Prov', 'E-post': 'maja@ekdalen.example', Kommun: 'Ekdalens kommun', Tenant: TENANT, ...cells };
  return HEAD.map((column) => all[column] ?? '');
}

function planned(rows: readonly (readonly string[])[], basis: ImportBasis = NOTHING, mode: ImportMode = 'addition', by?: PersonId): ImportPlan {
  return planOf([HEAD, ...rows], basis, mode, by);
}

function planOf(cells: readonly (readonly string[])[], basis: ImportBasis, mode: ImportMode = 'addition', by?: PersonId): ImportPlan {
  const parsed = parseRows(cells);
  assert.deepEqual(parsed.faults, []);
  return planImport(basis, parsed.rows, { mode, today: '2026-11-22', newIds, adminsOf: by === undefined ? 'all' : [], ...(by === undefined ? {} : { by }) });
}

function faults(...asked: Parameters<typeof planned>): readonly string[] {
  return faultsOf(planned(...asked));
}

function faultsOf(plan: ImportPlan): readonly string[] {
  return plan.faults.map(({ row: at, code, column, value }) => [at, code, column, value].filter((part) => part !== undefined).join(' '));
}

function applied(basis: ImportBasis, rows: readonly (readonly string[])[]): ImportBasis {
  const plan = planned(rows, basis);
  return plan.faults.length > 0 ? basis : after(plan, basis);
}

/** What there is when the plan is carried out. */
function after({ changes, organisations, tenantsLearned, teams }: ImportPlan, basis: ImportBasis = NOTHING): ImportBasis {
  const entries = new Map([...basis.entries, ...changes.map((change: PlannedChange): RosterEntry => change.after)].map((entry) => [entry.pid, entry]));
  const learned = new Map(tenantsLearned.map((each) => [each.before.id, each.after]));
  return {
    entries: [...entries.values()],
    organisations: [...basis.organisations.map((each) => learned.get(each.id) ?? each), ...organisations],
    teams: [...basis.teams, ...teams.map((team) => ({ ...team, isClosed: false }))],
    granted: basis.granted,
    seats: new Map([...basis.seats, ...changes.flatMap(({ newSeat, after: { pid } }) => (newSeat ? [[newSeat.key, pid] as const] : []))]),
    protectedPeople: basis.protectedPeople,
  };
}
