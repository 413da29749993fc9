import type { Plugin } from 'vite';

/** The module of teams-js with the list that it ships and falls back on. */
const LIST = 'artifactsForCDN/validDomains.json.js';
const THEIRS = '"https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json"';
const OURS = 'assets/teams-hosts.json';

/**
 * At start teams-js fetches the list of Microsoft's hosts from a CDN. Our content security policy lets the tab talk
 * to nobody but its own server, and a local run has no network: so our server gives the list that the package holds.
 */
export function teamsHostsAtHome(): Plugin {
  let base = '/';
  let hosts: unknown;
  let replaced = false;
  return {
    name: 'teams-hosts-at-home',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transform(code, id) {
      // The module begins with the list, which is written as JSON is.
      if (id.includes(LIST)) hosts = JSON.parse(code.slice(code.indexOf('['), code.indexOf(']') + 1));
      if (!code.includes(THEIRS)) return undefined;
      replaced = true;
      return { code: code.replace(THEIRS, `"${base}${OURS}", location.href`), map: null };
    },
    generateBundle() {
      if (!replaced || hosts === undefined) this.error('teams-js keeps its list of hosts elsewhere now: see tab/teams-hosts.ts');
      this.emitFile({ type: 'asset', fileName: OURS, source: JSON.stringify({ validOrigins: hosts }) });
    },
  };
}
