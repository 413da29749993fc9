// Prints manifest.json as Microsoft Graph takes it: with the environment's values in it, and without the ids, which stand
// in the address. The toolkit fills the same file by itself. Plain JavaScript, so that it runs before npm ci.
//
//   node fill-manifest.mjs [--without-clients]
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('manifest.json', import.meta.url), 'utf8');
/** The object's id is not in what Graph is sent, and a suffix need not be set. */
const optional = { AAD_APP_OBJECT_ID: '', APP_NAME_SUFFIX: '' };
const missing = new Set();
const filled = text.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name) => {
  const value = process.env[name] || optional[name];
  if (value === undefined) missing.add(name);
  // Between the quotes of a JSON string.
  return JSON.stringify(value ?? '').slice(1, -1);
});
if (missing.size > 0) {
  console.error(`${[...missing].join(', ')} must be set.`);
  process.exit(1);
}

const { id: _id, appId: _appId, ...body } = JSON.parse(filled);
// Graph looks for the scope that a client is trusted with among those that were there before the request.
if (process.argv.includes('--without-clients')) body.api.preAuthorizedApplications = [];
// Graph's own permissions for the optional parts, asked for only where the installation uses them.
if (process.env.LEDTRAD_GRAPH === 'on') {
  body.requiredResourceAccess[0].resourceAccess.push(
    { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }, // User.Read
    { id: 'e12dae10-5a57-4817-b79d-dfbec5348930', type: 'Role' }, // AppCatalog.Read.All
    { id: '908de74d-f8b2-4d6b-a9ed-2a17b3b78179', type: 'Role' }, // TeamsAppInstallation.ReadWriteSelfForUser.All
  );
}
console.log(JSON.stringify(body, null, 2));
