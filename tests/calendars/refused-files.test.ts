import assert from 'node:assert/strict';
import { CalendarError } from '../../bot/calendars/fault.ts';
import { loadCalendars } from '../../bot/calendars/load.ts';
import { faultsIn, OWN, withFolder, type CalendarFiles } from './calendar-files.ts';

interface Refusal {
  readonly title: string;
  readonly passage: string;
  readonly replacement: string;
  readonly reason: RegExp;
}

const REFUSALS: readonly Refusal[] = [
  { title: 'an unknown key', passage: '  autumn: 43', replacement: '  autum: 43', reason: /^breaks › Unrecognized key: "autum"$/ },
  { title: 'a missing id', passage: 'id: aspdalen\n', replacement: '', reason: /^id › Invalid input: expected string/ },
  { title: 'an id that is no slug', passage: 'id: aspdalen', replacement: 'id: Aspdalens skolor', reason: /^id › must be a slug/ },
  { title: 'a country that there is not', passage: 'country: SE', replacement: 'country: XX', reason: /^country › must be the two capital letters of a country/ },
  { title: 'the name of a country', passage: 'country: SE', replacement: 'country: Sverige', reason: /^country › must be the two capital letters/ },
  { title: 'a name missing in a language', passage: ', nb: Aspdalen', replacement: '', reason: /^name › nb › Invalid input/ },
  { title: 'a name too long for a phone', passage: 'sv: Aspdalens skolor', replacement: `sv: ${'Aspdalens '.repeat(5)}`, reason: /^name › sv › must be at most 40 characters$/ },
  { title: 'a week that no year has', passage: 'winter: 11', replacement: 'winter: 54', reason: /^breaks › winter › must be 1–53$/ },
  { title: 'a week that is no number', passage: 'autumn: 43', replacement: 'autumn: v43', reason: /^breaks › autumn › must be the number of an ISO week$/ },
  { title: 'a summer that ends before it begins', passage: 'from: 24, to: 33', replacement: 'from: 33, to: 24', reason: /^breaks › summer › to › must not end before it begins$/ },
  { title: 'a day that no year has', passage: 'from: 12-20', replacement: 'from: 12-32', reason: /^breaks › christmas › from › must be month and day such as 12-22$/ },
  { title: 'another Easter', passage: 'easter: before', replacement: 'easter: during', reason: /^breaks › easter › Invalid option/ },
  { title: 'a date that its year does not have', passage: 'from: 2027-05-07', replacement: 'from: 2027-02-29', reason: /^also › 0 › from › must be a date such as/ },
  { title: 'dates that end before they begin', passage: 'from: 2027-03-15', replacement: 'from: 2027-03-17', reason: /^except › 0 › to › must not end before it begins$/ },
  { title: 'a key that stands twice', passage: '  autumn: 43', replacement: '  autumn: 43\n  autumn: 44', reason: /^Map keys must be unique at line 7, column 3$/ },
  { title: 'a broken bracket', passage: 'to: 33 }', replacement: 'to: 33', reason: /line \d+, column \d+$/ },
];

describe('a calendar file is refused, with its name and the reason, for', () => {
  for (const { title, passage, replacement, reason } of REFUSALS) {
    it(title, () => {
      assert.ok(OWN.includes(passage), passage);
      const [fault, ...others] = faultsIn({ 'own.yaml': OWN.replace(passage, replacement) });
      assert.equal(fault?.file, 'own.yaml');
      assert.match(fault.reason, reason);
      assert.deepEqual(others, []);
    });
  }

  it('another encoding than UTF-8', () => {
    assert.deepEqual(faultsIn({ 'own.yaml': Buffer.from(OWN.replace('Aspdalens', 'Åsvallas'), 'latin1') }), [{ file: 'own.yaml', reason: 'is not UTF-8' }]);
  });

  it('holding nothing', () => {
    assert.match(faultsIn({ 'own.yaml': '' })[0]?.reason ?? '', /expected object/);
  });

  it('bearing the id of another file in its folder', () => {
    const [fault] = faultsIn({ 'a.yaml': OWN, 'b.yaml': OWN });
    assert.equal(fault?.file, 'b.yaml');
    assert.match(fault.reason, /^id aspdalen: so is .*a\.yaml$/);
  });

  it("being its country's default beside another of its folder", () => {
    const files: CalendarFiles = { 'a.yaml': `${OWN}default: true\n`, 'b.yaml': `${OWN.replace('aspdalen', 'granvalla')}default: true\n` };
    assert.match(faultsIn(files)[0]?.reason ?? '', /^default of SE: so is .*a\.yaml$/);
  });
});

describe('a folder of calendars', () => {
  it('is refused if it is not there or holds no calendar', () => {
    assert.throws(() => loadCalendars({ folders: ['/nowhere/at/all'] }), (error) => error instanceof CalendarError && error.message === '/nowhere/at/all: cannot be read (ENOENT)');
    assert.match(faultsIn({ 'readme.txt': 'Här ligger läsåren.' })[0]?.reason ?? '', /^holds no calendar/);
  });

  it('may hold other files beside them', () => {
    assert.deepEqual(faultsIn({ 'own.yaml': OWN, 'readme.txt': 'Här ligger läsåren.' }), []);
  });

  it('is told of with all faults of all files of all folders at once', () => {
    const faulty = { 'a.yaml': OWN.replace('SE', 'XX').replace('winter: 11', 'winter: 0'), 'b.yaml': 'id: [' };
    withFolder(faulty, (folder) => {
      assert.throws(() => loadCalendars({ folders: ['/nowhere', folder] }), (error) => {
        assert.ok(error instanceof CalendarError);
        assert.ok(error.faults.length >= 4);
        assert.equal(error.message.split('\n').length, error.faults.length);
        return true;
      });
    });
  });
});
