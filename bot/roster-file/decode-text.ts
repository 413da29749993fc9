/**
 * Text as Excel may have saved it: UTF-8 with a mark or without, UTF-16 (*Unicode-text*), or the Windows code page of
 * western Europe. What is not valid UTF-8 is the last, in which every byte is a character.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return windows1252(bytes);
  }
}

/** 0x80 to 0x9f; the rest is Latin-1. Source: WHATWG Encoding, index windows-1252. */
const BETWEEN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand, because Node's own decoder of that name decodes Latin-1 (nodejs/node #56542). */
function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replace(/[\u0080-\u009f]/g, (character) => BETWEEN[character.charCodeAt(0) - 0x80] ?? character);
}
