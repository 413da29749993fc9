import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { MOST_FILE_BYTES, readRosterFile } from '../../bot/roster-file/read-roster-file.ts';
import { packed, workbook } from './workbook.ts';

const ROWS = [['Namn', 'E-post', 'Skola'], ['Åsa Öberg', 'asa@ekdalen.example', 'Björkskolan; f–6'], ['Märta "Mia" Ålund', 'mia@ekdalen.example', 'Två\nrader']];

describe('a roster’s file is read', () => {
  const quoted = (delimiter: string, newline = '\r\n') =>
    ROWS.map((row) => row.map((cell) => (/[;,\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)).join(newline) + newline;
  const windows1252 = (text: string) => Uint8Array.from(text, (character) => ({ '–': 0x96, '€': 0x80 })[character] ?? character.charCodeAt(0));
  const utf16 = (text: string, big: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };

  const files: Readonly<Record<string, Uint8Array>> = {
    'UTF-8 with a mark and semicolons, as Swedish Excel writes it': Buffer.from(`\ufeff${quoted(';')}`),
    'UTF-8 without a mark': Buffer.from(quoted(';')),
    'commas, as English Excel writes it': Buffer.from(quoted(',')),
    'tabs, as copied cells have them': Buffer.from(quoted('\t')),
    'Windows-1252': windows1252(quoted(';')),
    'Unicode text of Excel, little-endian': utf16(quoted('\t'), false),
    'UTF-16, big-endian': utf16(quoted('\t'), true),
    'lines that end as on a Mac or in Linux': Buffer.from(quoted(';', '\n')),
    'a line that says the separator': Buffer.from(`sep=,\r\n${quoted(',')}`),
    'an XLSX workbook': workbook(ROWS),
  };
  for (const [what, bytes] of Object.entries(files)) {
    it(`as ${what}`, async () => {
      assert.deepEqual(await readRosterFile(bytes), { cells: ROWS });
    });
  }

  it('with its empty lines, so that rows are counted as Excel counts them', async () => {
    assert.deepEqual(await readRosterFile(Buffer.from('Namn;Skola\n\nMaja;Eken\n')), { cells: [['Namn', 'Skola'], [''], ['Maja', 'Eken']] });
    assert.deepEqual(await readRosterFile(workbook([['Namn'], [], ['Maja']])), { cells: [['Namn'], [''], ['Maja']] });
  });

  it('with a quotation mark that stands alone in a word', async () => {
    assert.deepEqual(await readRosterFile(Buffer.from('Namn;Skola\nMaja;Skolan "Eken"\n')), { cells: [['Namn', 'Skola'], ['Maja', 'Skolan "Eken"']] });
  });

  it('with a delimiter in a quoted header', async () => {
    assert.deepEqual(await readRosterFile(Buffer.from('"Namn, fullständigt, alla";Skola\nMaja;Eken\n')), { cells: [['Namn, fullständigt, alla', 'Skola'], ['Maja', 'Eken']] });
  });

  it('with one column alone', async () => {
    assert.deepEqual(await readRosterFile(Buffer.from('Namn\nMaja\n')), { cells: [['Namn'], ['Maja']] });
  });

  it('with numbers and truths of a workbook as somebody reads them', async () => {
    assert.deepEqual(await readRosterFile(workbook([['Sportlov', 'Skyddad', 'Namn'], [9, true, 'Maja']])), { cells: [['Sportlov', 'Skyddad', 'Namn'], ['9', 'true', 'Maja']] });
  });

  it('from the first bytes, whatever the file is called', async () => {
    assert.deepEqual(await readRosterFile(workbook([['Namn']])), { cells: [['Namn']] });
  });
});

describe('a roster’s file is refused', () => {
  const codeOf = async (bytes: Uint8Array) => {
    const read = await readRosterFile(bytes);
    return 'fault' in read ? read.fault.code : 'read';
  };

  it('when it is empty', async () => {
    assert.equal(await codeOf(new Uint8Array()), 'empty');
  });

  it('when it is larger than any roster', async () => {
    assert.equal(await codeOf(new Uint8Array(MOST_FILE_BYTES + 1)), 'too-large');
  });

  it('when a quotation mark is never closed, with the row where it was opened', async () => {
    assert.deepEqual(await readRosterFile(Buffer.from('Namn;Skola\nMaja;"Eken\nOlle;Linden')), { fault: { code: 'unreadable', row: 2 } });
  });

  it('when it is an archive but no workbook, or a broken one', async () => {
    assert.equal(await codeOf(zipSync({ 'hej.txt': Buffer.from('hej') })), 'unreadable');
    assert.equal(await codeOf(workbook([['Namn']]).slice(0, 300)), 'unreadable');
  });

  it('when it unpacks to more than any roster', async () => {
    assert.equal(await codeOf(zipSync({ 'xl/workbook.xml': new Uint8Array(40 * 1024 * 1024) })), 'too-large');
  });

  it('when its archive is full of small parts', async () => {
    assert.equal(await codeOf(zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.xml`, Buffer.from('<a/>')])))), 'too-large');
  });

  it('when a few bytes claim a sheet of seventeen milliard cells, without taking the process down', async () => {
    const sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    assert.equal(await codeOf(packed(sheet)), 'unreadable');
  }).timeout(30_000);
});
