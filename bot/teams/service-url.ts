/**
 * Where the Bot Framework's public cloud lets a bot answer; Microsoft's Teams SDK documents the same list ("Service URL
 * validation"). GCC shares that cloud and its issuer. GCC High, DoD and China have issuers of their own, which the
 * token gate refuses, so their hosts are of no use here.
 */
const TEAMS_HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether our answers, and the token that goes with them, may be sent there. */
export type ServiceUrlPolicy = (serviceUrl: string) => boolean;

/** Only where Teams is. */
export const isTeamsServiceUrl: ServiceUrlPolicy = (serviceUrl) => {
  const url = plainUrl(serviceUrl);
  return url !== undefined && url.protocol === 'https:' && url.port === '' && TEAMS_HOSTS.has(url.hostname);
};

/** Only on this machine. */
export const isLoopbackUrl: ServiceUrlPolicy = (serviceUrl) => {
  const url = plainUrl(serviceUrl);
  return url !== undefined && LOOPBACK_HOSTS.has(url.hostname);
};

/** With a user name, a query or a fragment it would not be the address that it looks like. */
function plainUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { username, password, search, hash, protocol } = url;
  return username + password + search + hash === '' && /^https?:$/.test(protocol) ? url : undefined;
}
