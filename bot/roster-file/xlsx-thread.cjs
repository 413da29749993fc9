// Plain JavaScript, because a thread starts without the loader that the source runs through.
const { parentPort, workerData } = require('node:worker_threads');
const { readSheet } = require('read-excel-file/universal');

/** Beyond them nothing is read: nobody has more columns, and the row limit has its own sentence. */
const MOST_COLUMNS = 100;
const MOST_ROWS = 20_000;

/** As somebody reads the cell: a number without its type, a date by its day. */
function textOf(cell) {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** Excel leaves out what is empty at the end, and rows have no longer ends than they need. */
function textsOf(row) {
  const texts = row.slice(0, MOST_COLUMNS).map(textOf);
  const last = texts.findLastIndex((text) => text !== '');
  return texts.slice(0, Math.max(last + 1, 1));
}

void readSheet(new Blob([workerData]), 1, { trim: false }).then((sheet) => parentPort.postMessage(sheet.slice(0, MOST_ROWS).map(textsOf), []));
