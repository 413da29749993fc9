import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ROSTER_COLUMNS, columnOf } from '../../../bot/domain/roster/columns.ts';
import { parseRows, type RosterRow } from '../../../bot/domain/roster/parse-rows.ts';

const TENANT = '22222222-2222-4222-8222-222222222222';

describe('the headers of a roster', () => {
  const headers: Readonly<Record<string, string>> = {
    Namn: 'name', NAME: 'name', ' navn ': 'name', 'För- och efternamn': 'name',
    'E-post': 'address', 'e-mail': 'address', 'Epostadress': 'address', UPN: 'address', 'E-post (UPN)': 'address', Mejl: 'address',
    'Tenant-id': 'tenant', Kommun: 'organisation', Huvudman: 'organisation', Municipality: 'organisation', Skoleeier: 'organisation',
    Skola: 'school', Skolenhet: 'school', Barnehage: 'school', Skolform: 'school-form', Storleksklass: 'size-class', 'Typ av område': 'area-type', 'Type of area': 'area-type',
    Roll: 'position', Stilling: 'position', Lärteam: 'team', 'Learning team': 'team', 'Närmaste chef': 'manager', Leder: 'manager',
    Tidszon: 'zone', 'Sportlov, vecka': 'sportlov', 'Vinterferie uke': 'sportlov', 'Skyddade personuppgifter': 'protected', 'Protected identity': 'protected',
  };
  for (const [header, column] of Object.entries(headers)) {
    it(`know ${JSON.stringify(header)}`, () => {
      assert.equal(columnOf(header), column);
    });
  }

  it('that say nothing to us are told, and their cells left alone', () => {
    const { rows, faults, unknownColumns } = parseRows([['Namn', 'Personnummer', 'Kommun', ''], ['Maja Prov', '19121212-1212', 'Ekdalen', 'x']]);
    assert.deepEqual(unknownColumns, ['Personnummer']);
    assert.deepEqual(faults, []);
    assert.deepEqual(rows, [{ row: 2, name: 'Maja Prov', address: '', organisation: 'Ekdalen' }]);
  });

  it('are the first row with anything in it', () => {
    assert.deepEqual(parseRows([[''], [' '], ['Namn', 'Kommun'], ['Maja', 'Ekdalen']]).rows.map(({ row }) => row), [4]);
  });
});

describe('a roster’s row', () => {
  it('says everything that it can say', () => {
    const full = {
      Namn: ' Maja   Prov ', 'E-post': 'Maja@Ekdalen.example', Tenant: TENANT.toUpperCase(), Kommun: 'Ekdalen', Skola: 'Björk\nskolan', Skolform: 'Grundskola', Storleksklass: 'Liten', Områdestyp: 'Blandat',
      Roll: 'Bitr. rektor', Lärteam: 'Eken', Chef: 'chef@ekdalen.example', Tidszon: 'europe/stockholm', Sportlov: 'v. 9', Skyddad: 'Nej',
    };
    assert.deepEqual(rowOf(full), {
      row: 2, name: 'Maja Prov', address: 'maja@ekdalen.example', tenantId: TENANT, organisation: 'Ekdalen', school: 'Björk skolan', schoolForm: 'Grundskola', sizeClass: 'Liten', areaType: 'Blandat',
      team: 'Eken', manager: 'chef@ekdalen.example', position: 'deputy', zone: 'Europe/Stockholm', sportlov: 9, protectedIdentity: 'no',
    });
  });

  it('tells what has no column from what is not said', () => {
    assert.equal('school' in rowOf({ Namn: 'Maja', Kommun: 'Ekdalen' }), false);
    assert.equal(rowOf({ Namn: 'Maja', Kommun: 'Ekdalen', Skola: '' }).school, '');
    assert.equal(rowOf({ Namn: 'Maja', Kommun: 'Ekdalen', Roll: '' }).position, 'principal');
    assert.equal('protectedIdentity' in rowOf({ Namn: 'Maja', Kommun: 'Ekdalen', Skyddad: '' }), false);
  });

  it('may have the tenant where the organisation was asked for', () => {
    assert.deepEqual(rowOf({ Namn: 'Maja', Kommun: TENANT }), { row: 2, name: 'Maja', address: '', tenantId: TENANT, organisation: '' });
  });

  it('may be without a name where the identity is protected', () => {
    assert.deepEqual(faultsOf({ Namn: '', Kommun: 'Ekdalen', Skyddad: 'ja' }), []);
  });

  for (const [word, position] of Object.entries({ Rektor: 'principal', 'biträdande rektor': 'deputy', Förskolerektor: 'preschool-head', styrer: 'preschool-head', 'Assistant principal': 'deputy', PROCESSLEDARE: 'facilitator', forsker: 'analyst', Skolchef: 'head', admin: 'admin' })) {
    it(`knows the role ${word}`, () => {
      assert.equal(rowOf({ Namn: 'Maja', Kommun: 'Ekdalen', Roll: word }).position, position);
    });
  }

  const faulty: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
    'has no name': [{ Namn: '', Kommun: 'Ekdalen' }, 'required name'],
    'says no organisation': [{ Namn: 'Maja', Kommun: '' }, 'required organisation'],
    'has an address that is none': [{ Namn: 'Maja', Kommun: 'Ekdalen', 'E-post': 'maja@ekdalen' }, 'bad-address address maja@ekdalen'],
    'has a tenant that is none': [{ Namn: 'Maja', Tenant: 'ekdalen', Kommun: 'Ekdalen' }, 'bad-tenant tenant ekdalen'],
    'has a tenant that is none and no name of the organisation': [{ Namn: 'Maja', Tenant: 'ekdalen' }, 'bad-tenant tenant ekdalen'],
    'has a role that nobody has': [{ Namn: 'Maja', Kommun: 'Ekdalen', Roll: 'Kung' }, 'unknown-position position Kung'],
    'has a zone that is none': [{ Namn: 'Maja', Kommun: 'Ekdalen', Tidszon: 'svensk' }, 'unknown-zone zone svensk'],
    'has a winter break in summer': [{ Namn: 'Maja', Kommun: 'Ekdalen', Sportlov: '27' }, 'bad-sportlov sportlov 27'],
    'answers neither yes nor no': [{ Namn: 'Maja', Kommun: 'Ekdalen', Skyddad: 'kanske' }, 'unknown-answer protected kanske'],
    'has an identity number in its name': [{ Namn: 'Maja 19121212-1212', Kommun: 'Ekdalen' }, 'identity-number name'],
    'is written in one cell': [{ Namn: 'Maja'.repeat(100), Kommun: 'Ekdalen' }, 'too-long name 200'],
    'has protected identity and a fault, which is not quoted': [{ Namn: 'Maja', Kommun: 'Ekdalen', Skyddad: 'ja', 'E-post': 'maja@ekdalen' }, 'bad-address address'],
  };
  for (const [what, [cells, fault]] of Object.entries(faulty)) {
    it(`is at fault when it ${what}`, () => {
      assert.deepEqual(faultsOf(cells), [`2 ${fault}`]);
    });
  }
});

describe('a roster’s table', () => {
  const codes = (cells: readonly (readonly string[])[]) => parseRows(cells).faults.map(({ code, row, column }) => [code, row, column].filter((part) => part !== undefined).join(' '));

  it('is at fault when it is empty, has headers alone, or none', () => {
    assert.deepEqual(codes([]), ['empty']);
    assert.deepEqual(codes([['', ' ']]), ['empty']);
    assert.deepEqual(codes([['Namn', 'Kommun'], ['', '']]), ['empty']);
    assert.deepEqual(codes([['Maja Prov', 'Ekdalen'], ['Olle Prov', 'Ekdalen']]), ['no-headers 1']);
  });

  it('is at fault when a column is missing or there twice', () => {
    assert.deepEqual(codes([['E-post'], ['a@b.example']]), ['missing-column 1 name', 'missing-column 1 organisation']);
    assert.deepEqual(codes([['Namn', 'Name', 'Kommun'], ['a', 'b', 'c']]), ['column-twice 1 name']);
  });

  it('is at fault when it has more rows than any roster', () => {
    assert.deepEqual(codes([['Namn', 'Kommun'], ...Array.from({ length: 10_001 }, () => ['Maja', 'Ekdalen'])]), ['too-many-rows']);
  });

  it('of any cells at all is read without an error, and every row is told or at fault', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 }), { maxLength: 6 }), fc.shuffledSubarray([...ROSTER_COLUMNS]), (cells, columns) => {
      const filled = cells.filter((row) => row.some((cell) => cell.trim() !== ''));
      const { rows, faults } = parseRows([['Namn', 'Kommun', ...columns.filter((column) => column !== 'name' && column !== 'organisation')], ...cells]);
      assert.ok(faults.length > 0 || rows.length === filled.length);
    }));
  });
});

function parsed(cells: Readonly<Record<string, string>>) {
  return parseRows([Object.keys(cells), Object.values(cells)]);
}

function rowOf(cells: Readonly<Record<string, string>>): RosterRow {
  const { rows, faults } = parsed(cells);
  assert.deepEqual(faults, []);
  return rows[0] ?? assert.fail('no row');
}

function faultsOf(cells: Readonly<Record<string, string>>): string[] {
  return parsed(cells).faults.map(({ row, code, column, value }) => [row, code, column, value].filter((part) => part !== undefined).join(' '));
}
