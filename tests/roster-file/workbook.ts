import { strToU8, zipSync } from 'fflate';

export type Cell = string | number | boolean | undefined;

/** A workbook as Excel writes it: shared strings, numbers as numbers, cells that are empty left out. */
export function workbook(rows: readonly (readonly Cell[])[]): Uint8Array {
  const strings: string[] = [];
  const cell = (value: Cell, row: number, column: number): string => {
    const r = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (value === undefined || value === '') return '';
    if (typeof value === 'number') return `<c r="${r}"><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${r}" t="b"><v>${value ? 1 : 0}</v></c>`;
    return `<c r="${r}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const data = rows.map((row, index) => `<row r="${index + 1}">${row.map((value, column) => cell(value, index, column)).join('')}</row>`).join('');
  return packed(`<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`, strings);
}

/** With a sheet written by hand. */
export function packed(sheet: string, strings: readonly string[] = []): Uint8Array {
  return zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': xml(`<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': xml(`<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`),
    'xl/worksheets/sheet1.xml': xml(sheet),
  });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function xml(content: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
