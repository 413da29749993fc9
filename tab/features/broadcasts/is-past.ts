/** By the reader's own clock; `instant` is ISO 8601 in UTC. */
export function isPast(instant: string): boolean {
  return Date.parse(instant) < Date.now();
}
