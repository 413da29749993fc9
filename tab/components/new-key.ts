/** 24 hexadecimal digits, made once for each form: what is sent twice is then known again. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
