/** What the API takes; see bot/roster-file/read-roster-file.ts. */
export const MOST_FILE_BYTES = 3 * 1024 * 1024;

/** In Swedish whatever the reader's language: it is filled in by municipalities. The mark tells Excel that it is UTF-8. */
const HEADERS = ['Namn', 'E-post', 'Tenant-id', 'Kommun', 'Skola', 'Skolform', 'Storleksklass', 'Typ av område', 'Roll', 'Lärteam', 'Chef', 'Tidszon', 'Sportlov, vecka', 'Skyddade personuppgifter'];

export function templateFile(): Blob {
  return new Blob([`\ufeff${HEADERS.join(';')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // In parts: a call takes no more arguments than the stack holds.
  for (let from = 0; from < bytes.length; from += 32_768) binary += String.fromCharCode(...bytes.subarray(from, from + 32_768));
  return btoa(binary);
}
