/** The product, with one member and their team; started by measure-cpu.ts, which asks it what an open page asks. */
import { startIdentityProvider } from '../../../bot/local/identity-provider.ts';
import type { Config } from '../../../bot/config.ts';
import { startProduct } from '../../../bot/product.ts';
import { newCohortRows } from '../../../bot/storage/cohorts.ts';
import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import { changed } from '../../../bot/domain/person/change.ts';
import type { OperationId } from '../../../bot/domain/ids.ts';
import { changePerson } from '../../../bot/usecases/change-person.ts';
import { argument, serveParent, usage, type Usage } from '../../support/parent.ts';
import { aTryingPerson, COHORT, objectId, PROGRAMME, TEAM, TENANT } from '../../support/world.ts';
import { makeKnown } from '../../support/reach.ts';

export interface AnsweringOptions {
  readonly connectionString: string;
  /** A folder with an index.html. */
  readonly tabFolder: string;
}

export interface Answering {
  /** Of *Lärteamet*. */
  readonly teamUrl: string;
  readonly token: string;
}

export interface AnsweringQuestions {
  usage(): Usage;
}

const APP_ID = '33333333-3333-4333-8333-333333333333';
const { connectionString, tabFolder } = argument<AnsweringOptions>();
const identity = await startIdentityProvider({ botAppId: APP_ID, tabClientId: APP_ID });
const tables = azureTables({ connectionString });
await tables.ensureTables();
const cohort = { cohortId: COHORT, name: 'Mätkohorten', programme: PROGRAMME, madeUp: true, phases: [] };
const { partition } = newCohortRows(cohort, [{ cohortId: COHORT, teamId: TEAM, name: 'Norr', cohortName: cohort.name, madeUp: true }], 'setup' as OperationId);
await tables.commit('Cohort', COHORT, partition);

const config: Config = {
  http: { host: '127.0.0.1', port: 0 },
  storage: { kind: 'connection-string', connectionString },
  bot: { kind: 'loopback', appId: APP_ID, openIdMetadataUrl: identity.jwksUrl },
  tab: { clientId: APP_ID, identifierUri: `api://localhost/${APP_ID}`, keysUrl: identity.jwksUrl, links: { kind: 'teams', appId: APP_ID } },
  tenants: [TENANT],
  programmeFolders: [],
  calendarFolders: [],
  contact: undefined,
  logLevel: 'warn',
};
const { port, context: { world } } = await startProduct(config, { tabFolder });
const home = { tenantId: TENANT, objectId: objectId(1) };
const stored = await world.people.create(aTryingPerson({ home }));
await makeKnown(world.identities, home, stored.value.pid);
await changePerson(world, stored, (current) => ({ result: undefined, change: changed(current) }));

serveParent<Answering, AnsweringQuestions>({
  teamUrl: `http://127.0.0.1:${port}/api/v1/cohorts/${COHORT}/teams/${TEAM}`,
  token: await identity.issueTabToken({ ...home, name: 'Maja Prov' }),
}, { usage });
