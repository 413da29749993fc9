// Plays the part of `az` that the scripts of infra/entra use, with Microsoft Graph's rules about apps. What there is in
// the tenant stands in the file that FAKE_AZ_STATE names; see fake-tenant.ts.
import { readFileSync, writeFileSync } from 'node:fs';

const state = JSON.parse(readFileSync(process.env.FAKE_AZ_STATE, 'utf8'));
const given = process.argv.slice(2);
const words = given.slice(0, given.findIndex((word) => word.startsWith('--'))).join(' ');

function option(name) {
  const at = given.indexOf(`--${name}`);
  return at < 0 ? undefined : given[at + 1];
}

function refuse(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

function app() {
  return state.apps.find(({ appId }) => appId === option('id')) ?? refuse('no such app');
}

function fileOption(name) {
  return JSON.parse(readFileSync(option(name).slice(1), 'utf8'));
}

function patch() {
  const target = state.apps.find(({ id }) => option('uri').endsWith(`/applications/${id}`)) ?? refuse('no such app');
  const body = fileOption('body');
  if ('id' in body || 'appId' in body) refuse('read-only properties');
  const scopesBefore = new Set((target.api?.oauth2PermissionScopes ?? []).map(({ id }) => id));
  const trusted = body.api.preAuthorizedApplications.flatMap(({ delegatedPermissionIds }) => delegatedPermissionIds);
  if (trusted.some((id) => !scopesBefore.has(id))) refuse('a permission id cannot be found');
  Object.assign(target, body);
}

const COMMANDS = {
  'account show': () => state.tenantId,
  'ad app list': () => state.apps.filter(({ displayName }) => option('filter') === `displayName eq '${displayName}'`).map(({ appId }) => appId).join('\n'),
  'ad app create': () => {
    const made = { id: `object-${state.apps.length}`, appId: `client-${state.apps.length}`, displayName: option('display-name'), signInAudience: option('sign-in-audience'), trust: [] };
    state.apps.push(made);
    return made.appId;
  },
  'ad app show': () => (option('query') === 'id' ? app().id : (app().api?.oauth2PermissionScopes ?? []).filter(({ value }) => value === 'access_as_user').map(({ id }) => id).join('\n')),
  'ad app federated-credential list': () => app().trust.map(({ name }) => `id-of-${name}`).join('\n'),
  'ad app federated-credential create': () => {
    const wanted = fileOption('parameters');
    if (app().trust.some(({ name }) => name === wanted.name)) refuse('a credential of that name is there');
    app().trust.push(wanted);
  },
  'ad app federated-credential update': () => {
    const kept = app().trust.find(({ name }) => name === option('federated-credential-id')) ?? refuse('no such credential');
    Object.assign(kept, fileOption('parameters'));
  },
  'ad sp show': () => (state.principals.includes(option('id')) ? option('id') : refuse('no such principal')),
  'ad sp create': () => {
    if (state.principals.includes(option('id'))) refuse('it is there already');
    state.principals.push(option('id'));
  },
  rest: () => patch(),
};

const answer = (COMMANDS[words] ?? (() => refuse(`az ${words} is not played`)))();
state.calls.push(words);
writeFileSync(process.env.FAKE_AZ_STATE, JSON.stringify(state));
if (answer && option('output') !== 'none') process.stdout.write(`${answer}\n`);
