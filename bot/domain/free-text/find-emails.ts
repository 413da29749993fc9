export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How people write @ to hide it from machines: in brackets, or as the sign's Swedish and Norwegian names. */
const DISGUISED_AT = / {0,2}(?:[([{<] ?(?:at|@|a|snabel-?a|krøllalfa|alfakrøll) ?[)\]}>]|(?<![\p{L}\d])(?:snabel-?a|krøllalfa|alfakrøll)(?![\p{L}\d])) {0,2}/giu;
const SPACED_AT = / {1,2}@ {0,2}| {0,2}@ {1,2}/g;
/** In Norwegian *at* is an everyday word, so by itself it counts only before a dot that is disguised too. */
const WORD_AT = / at (?=[\p{L}\d-]{1,63} {0,2}[([{]?(?:punkt|punktum|prikk|dot)[)\]}]? )/giu;

const LOCAL_PART = /[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const DOMAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62}\.){1,8}(?:xn--[a-z\d-]{2,59}|\p{L}{2,63})/iu;
const DISGUISED_DOMAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}(?:(?: {0,2}[([{] ?(?:punkt|punktum|prikk|dot|\.) ?[)\]}] {0,2}| {1,2}(?:punkt|punktum|prikk|dot) {1,2}|\.)[\p{L}\p{N}-]{1,63}){1,8}/iu;
/** Where the @ was only guessed, the ending has to be one that people in the programmes would have. */
const FAMILIAR_ENDING = /(?:^|[^\p{L}\d])(?:se|no|nu|com|org|net|eu|dk|fi|is|io|info|edu|example|test)$/iu;

/** Addresses have at most 64 characters before the @ and 255 after it (RFC 5321, 4.5.3.1), so little is read for each. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 255;

/** One look for what every sign above has in it: most texts have none, and need no closer look. */
const ANY_SIGN = /@|[([{<]|snabel|alfa| at /i;

export function mayHoldEmail(text: string): boolean {
  return ANY_SIGN.test(text);
}

/** E-mail addresses, also with letters beyond ASCII (RFC 6531) and in the usual disguises. */
export function emails(text: string): Span[] {
  return [
    ...spans(text, /@/g, domainLength),
    ...[SPACED_AT, DISGUISED_AT, WORD_AT].flatMap((sign) => spans(text, sign, disguisedDomainLength)),
  ];
}

function spans(text: string, sign: RegExp, lengthOf: (after: string) => number): Span[] {
  const found: Span[] = [];
  for (const { 0: at, index } of text.matchAll(sign)) {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, index - LONGEST_LOCAL_PART), index))?.[0].replace(/^[^\p{L}\p{N}]{1,64}/u, '') ?? '';
    const after = index + at.length;
    const length = lengthOf(text.slice(after, after + LONGEST_DOMAIN));
    if (local !== '' && length > 0) found.push({ start: index - local.length, end: after + length });
  }
  return found;
}

function domainLength(after: string): number {
  return DOMAIN.exec(after)?.[0].length ?? 0;
}

/** The longest beginning with a familiar ending: what follows the address in the sentence may look like more of it. */
function disguisedDomainLength(after: string): number {
  const whole = DISGUISED_DOMAIN.exec(after)?.[0] ?? '';
  for (const { index, 0: label } of [...whole.matchAll(/[\p{L}\d]{1,63}(?![\p{L}\d])/gu)].reverse()) {
    const end = index + label.length;
    if (index > 0 && FAMILIAR_ENDING.test(whole.slice(0, end))) return end;
  }
  return 0;
}
