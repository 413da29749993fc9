/** After the year 5000: far enough, and of as many digits as every time before it. */
const END_OF_TIME = 99_999_999_999_999;

/** A key under which the latest instant (ISO 8601) sorts first. Throws RangeError for what is no instant. */
export function inverseTime(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new RangeError('no instant');
  return String(END_OF_TIME - at).padStart(14, '0');
}
