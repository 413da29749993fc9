/** By which two spellings of a person's, a school's or a team's name are the same. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
