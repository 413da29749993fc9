import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FindingKind } from '../../../bot/domain/free-text/finding.ts';
import { guardFreeText } from '../../../bot/domain/free-text/guard.ts';
import { anyNorwegianNumber, anySwedishNumber } from './builders.ts';

describe('a text without anything that points out a person', () => {
  for (const text of [
    'Läsåret 2026-2027 börjar vi om, och läsåret 2025/26 var svårt.',
    'Vi ses 2026-11-22 kl 14:00-15:30, sedan 2026-12-01 08.30-09.15 i sal 1204.',
    'Öppet 08-12 13-17 och 08-16 på fredag.',
    'Möte 2026-08-12 10 15 och 2026-08-22 2026-09-30.',
    'Datum: 22.11.2026, 22/11 2026, 22-11-2026, 08-11-2026, 20261122, 22112026, 01022026 och 20262027.',
    'Klockan 2026-11-22 1430 började det.',
    'Det kostade 12 500 kr, budgeten är 45 500 000 kr och lånet 20 30 45 50 kronor. Totalt 25000000 kr.',
    'Enligt 3 kap. 2 § skollagen (2010:800) och SFS 2010:800 samt prop. 2009/10:165.',
    '7B, 8A och 9C: 24, 26 och 27 elever, 85 % närvaro, 12,5 procent fler än v. 47.',
    'Vecka 45 46 47 48 och skalan 20 25 30 35 40.',
    'Dnr 2026:1234 och 2025-01234, organisationsnummer 202100-1234.',
    'Två av 10 000 000 svarade 1234567890 gånger.',
    'Hør, han sa at skolen.no er nede.',
    'Träff @ biblioteket. Sedan @ skolan.Vi tar fika.',
    'Version 10.12.15.2025 och 192.168.10.25.',
    'https://skola.example/sida?id=12345',
    'Lista: 22 23 45 67 89 12',
    '',
  ]) {
    it(`is left alone: ${text.slice(0, 60)}`, () => {
      assert.deepEqual(guardFreeText(text), []);
    });
  }
});

it('leaves every time of a day alone, although one in ten would pass for the end of an identity number', () => {
  for (let minute = 0; minute < 1440; minute += 1) {
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
    assert.deepEqual(guardFreeText(`Den 2026-11-22 ${time} och 26.11.22 ${time}`), [], time);
  }
});

describe('an identity number', () => {
  it('is found as the tax agency publishes its test numbers', () => {
    for (const number of ['189001019802', '18900102-9819', '900103-9826', '9001019802', '900101+9802', '900101 9802', '90 01 01 9802', '1890-01-02-9819', '1890 01 02 9819', '19 900101 9802']) {
      assert.deepEqual(kindsIn(`Eleven ${number} mår bättre.`), [['personal-number', number]], number);
    }
  });

  it('is found as a coordination number too, also with a month or day that could not be settled', () => {
    for (const number of ['191500882392', '191500722390', '150072-2390']) assert.deepEqual(kindsIn(`(${number})`), [['coordination-number', number]], number);
  });

  it('is found however a Swede divides it', () => {
    fc.assert(fc.property(anySwedishNumber, fc.constantFrom(/^()(.{8})(.*)/, /^(..)(.{6})(.*)/), fc.constantFrom('-', ' ', '', ' - '), (digits, division, gap) => {
      const [, , date = '', tail = ''] = division.exec(digits) ?? [];
      const kind: FindingKind = Number(digits.slice(6, 8)) > 60 ? 'coordination-number' : 'personal-number';
      assert.deepEqual(kindsIn(`pnr ${date}${gap}${tail}.`), [[kind, `${date}${gap}${tail}`]]);
    }));
  });

  it('takes a plus for a century or more, so that a leap day of 2000 is no date with it', () => {
    assert.deepEqual(kindsIn('000229-2399'), [['personal-number', '000229-2399']]);
    assert.deepEqual(kindsIn('000229+2399'), []);
  });

  it('is found however a Norwegian divides it, by the rule of 2032 as well', () => {
    fc.assert(fc.property(anyNorwegianNumber, fc.constantFrom('', ' '), fc.boolean(), (digits, gap, split) => {
      const number = split ? `${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4, 6)} ${digits.slice(6)}` : `${digits.slice(0, 6)}${gap}${digits.slice(6)}`;
      assert.deepEqual(kindsIn(`Eleven, ${number}, kom.`), [['norwegian-birth-number', number]]);
    }));
  });

  it('needs its check digit and a date that exists', () => {
    for (const number of ['900101-9803', '901301-9801', '900230-9807', '01010112345']) {
      assert.deepEqual(kindsIn(number).filter(([kind]) => kind !== 'phone'), [], number);
    }
  });

  it('is not cut out of a longer row of digits', () => {
    assert.deepEqual(guardFreeText('1189001019802345678'), []);
  });
});

describe('an e-mail address', () => {
  for (const address of [
    'namn@skola.example', 'För.Namn+test@kommun.skola.example', 'åsa.öberg@grundskolan.se', 'namn@xn--skla-loa.example',
    'namn @ skola.se', 'namn (at) skola punkt se', 'namn[at]skola.se', 'namn (a) skola [dot] se', 'namn snabel-a skola punkt se', 'navn krøllalfa skole prikk no', 'namn at skola dot se',
  ]) {
    it(`is found: ${address}`, () => {
      assert.deepEqual(kindsIn(`Skriv till ${address}, så svarar hon.`), [['email', address]]);
    });
  }

  it('ends before the full stop of its sentence and before a hyphenated word', () => {
    assert.deepEqual(kindsIn('Skriv till namn@skola.example. Hon svarar.'), [['email', 'namn@skola.example']]);
    assert.deepEqual(kindsIn('min namn@skola.example-adress'), [['email', 'namn@skola.example']]);
  });

  it('is not a mention or a lone sign', () => {
    for (const text of ['@namn tack!', 'a@b', 'pris @ 5 kr', '@@@@', 'namn@', '@skola.se']) assert.deepEqual(guardFreeText(text), [], text);
  });
});

/** Swedish numbers from the series that PTS keeps free for films and books. */
describe('a phone number', () => {
  for (const number of [
    '070-174 06 05', '0701740605', '070 174 06 05', '070-1740605', '070-174-06-05', '(070) 174 06 05', '070 - 174 06 05', '070.174.06.05', '070/174 06 05', '07 01 74 06 05',
    '08-465 004 00', '08-46500400', '031-390 06 00', '040-628 04 00', '0980-319 200', '0980-319200',
    '+46701740605', '+46 70 174 06 05', '+46 (0)70-174 06 05', '0046 70 174 06 05', '+46-8-465 004 00',
    '+47 22 12 34 56', '+4791234567', '0047 912 34 567', '22 12 34 56', '912 34 567', '91234567', '+358 40 123 4567', '+45 12 34 56 78',
  ]) {
    it(`is found: ${number}`, () => {
      assert.deepEqual(kindsIn(`Ring mig: ${number}, tack.`), [['phone', number]]);
      assert.deepEqual(kindsIn(number), [['phone', number]]);
    });
  }

  it('is found without its area code after a word that announces it', () => {
    assert.deepEqual(kindsIn('Tel: 123 45 67'), [['phone', '123 45 67']]);
    assert.deepEqual(kindsIn('hennes mobil 1234567'), [['phone', '1234567']]);
    assert.deepEqual(kindsIn('123 45 67'), []);
  });

  it('is found beside dates, times and other findings, in the order of the text', () => {
    assert.deepEqual(kindsIn('2026-11-22 14:00 070-174 06 05, namn@skola.example och 900101-9802 v. 47'), [
      ['phone', '070-174 06 05'], ['email', 'namn@skola.example'], ['personal-number', '900101-9802'],
    ]);
  });
});

describe('a number in disguise', () => {
  it('is found through invisible characters, and shown as it was typed', () => {
    const typed = '9\u200b0010\u00ad1\u20119\u2060802';
    assert.deepEqual(kindsIn(`å😀 ${typed} 😀`), [['personal-number', typed]]);
  });

  it('is found in digits of other widths and scripts, and over spaces that do not break', () => {
    for (const typed of ['９００１０１－９８０２', '٩٠٠١٠١-٩٨٠٢', '९००१०१ ९८०२', '𝟗𝟎𝟎𝟏𝟎𝟏-𝟗𝟖𝟎𝟐', '𝟿𝟶𝟶𝟷𝟶𝟷-𝟿𝟾𝟶𝟸', '900101\u00a09802', '900101\u2009−\u20099802']) {
      assert.deepEqual(kindsIn(`x ${typed}`), [['personal-number', typed]], typed);
    }
    assert.equal(kindsIn('9️⃣0️⃣0️⃣1️⃣0️⃣1️⃣9️⃣8️⃣0️⃣2️⃣')[0]?.[0], 'personal-number');
    assert.deepEqual(kindsIn('namn＠skola．example'), [['email', 'namn＠skola．example']]);
  });
});

describe('whatever somebody writes', () => {
  const pieces = fc.constantFrom(' ', '-', '+', '.', '@', '0', '9', '46', '070', '900101', '9802', 'se', 'at', '(at)', ' punkt ', 'å', '\u200b', '１', '😀', '\ud800', '\n', 'tel ', '2026', '/', ':');
  const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')));

  it('gives findings in order, apart from one another, each quoting its place', () => {
    fc.assert(fc.property(anyText, (text) => {
      let end = 0;
      for (const finding of guardFreeText(text)) {
        assert.ok(finding.start >= end && finding.end > finding.start && finding.end <= text.length);
        assert.equal(finding.excerpt, text.slice(finding.start, finding.end));
        end = finding.end;
      }
    }), { numRuns: 1000 });
  });

  it('never hides an identity number that stands between words', () => {
    const words = fc.array(fc.constantFrom('och', 'eleven', 'kom', 'i', 'tid', 'å', '😀'), { maxLength: 8 }).map((all) => all.join(' '));
    fc.assert(fc.property(words, anySwedishNumber, words, (before, digits, after) => {
      assert.ok(guardFreeText(`${before} ${digits} ${after}`).some(({ excerpt }) => excerpt === digits));
    }));
  });

  it('is read to the end at 30,000 characters, however it is made to be slow', () => {
    for (const piece of ['@', 'a@', 'a.', '1 ', '12-', '0', ' (at) ', ' at ', 'a at a punkt ', 'a@a.', '((', '+46', '070-', '\u200b', '𝟗', 'tel ', `${'a'.repeat(64)}@`, `@${'a.'.repeat(100)}`, ' punkt', '2026-11-22', '(at)a punkt ']) {
      const text = piece.repeat(Math.ceil(30_000 / piece.length));
      assert.deepEqual(guardFreeText(`${text}\n900101-9802`).at(-1)?.excerpt, '900101-9802', piece);
    }
  });
});

function kindsIn(text: string): [FindingKind, string][] {
  return guardFreeText(text).map(({ kind, excerpt }) => [kind, excerpt]);
}
