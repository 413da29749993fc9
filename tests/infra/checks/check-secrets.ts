import type { Fault } from './fault.ts';
import type { InfraFiles } from './infra-files.ts';

/** What a secret looks like, and what would bring one into a file, a deployment's history or an output. */
const SIGNS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=/i, what: 'holds a connection string' },
  { pattern: /\bInstrumentationKey=[0-9a-f]{8}-/i, what: 'holds an instrumentation key' },
  { pattern: /[?&]sig=[\w%+/]{20,}/, what: 'holds a shared access signature' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: 'holds a private key' },
  { pattern: /\b(?:password|passwd|client_?secret|secret|api_?key)["']?\s*[:=]\s*["'][^"'$]{6,}["']/i, what: 'holds what is called a secret' },
  { pattern: /(?<![\w/+-])(?=(?:[A-Za-z+/]*\d){5})[A-Za-z0-9+/]{40,}={0,2}(?![\w/+-])/, what: 'holds a long random text' },
  { pattern: /\blist(?:Keys|Secrets|AccountSas|ServiceSas|Credentials)\(/i, what: 'asks Azure for a key' },
];

/** No secret in any file. There is none to keep: every right hangs on an identity. */
export function checkSecrets({ texts, bicep }: InfraFiles): Fault[] {
  const seen = [...texts].flatMap(([file, text]) => text.split('\n').flatMap((row, index) =>
    SIGNS.filter(({ pattern }) => pattern.test(row)).map(({ what }) => ({ file, line: index + 1, what }))));
  const open = [...bicep.values()].flatMap(({ path, parameters }) => parameters
    .filter(({ name, isSecure }) => /secret|password|(?:api|account|shared|access)_?key$/i.test(name) && !isSecure)
    .map(({ name, node }) => ({ file: path, line: node.startPosition.row + 1, what: `${name} is a secret without @secure()` })));
  return [...seen, ...open];
}
