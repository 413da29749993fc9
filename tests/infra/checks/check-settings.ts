import type { Node } from 'web-tree-sitter';
import { SETTING_NAMES } from '../../../bot/config.ts';
import { below, propertiesOf, propertyOf } from '../bicep/nodes.ts';
import { faultAt, type Fault } from './fault.ts';
import type { InfraFiles } from './infra-files.ts';

/** What bot/config.ts reads and Bicep does not set, with the reason. */
const SET_BY_AZURE: Readonly<Record<string, string>> = {
  PORT: 'App Service chooses it and sets it in the container',
  HOST: 'the default, every address, is what App Service needs',
};

/** What Bicep sets and bot/config.ts does not read, with whom it is for. */
const FOR_THE_PLATFORM: Readonly<Record<string, string>> = {
  NODE_ENV: 'libraries',
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'App Service, when a package arrives',
  WEBSITE_RUN_FROM_PACKAGE: 'App Service, when it starts the app',
  WEBSITES_CONTAINER_STOP_TIME_LIMIT: 'App Service, when it stops the app',
};

/** Bicep sets every setting that bot/config.ts reads, and none that nobody does. */
export function checkSettings(infra: InfraFiles, read: readonly string[] = SETTING_NAMES): Fault[] {
  const main = infra.bicep.get('main.bicep');
  const module = infra.bicep.get('modules/settings.bicep');
  const ours = main?.variables.find(({ name }) => name === 'settings');
  if (!main || !module || ours?.value?.type !== 'object') return [{ file: 'main.bicep', line: 1, what: 'has no variable settings beside modules/settings.bicep' }];

  const set = propertiesOf(ours.value);
  const platform = [...below(module.root)].filter(({ type }) => type === 'object').flatMap((object) => propertiesOf(object)).filter(({ name }) => /^[A-Z_]+$/.test(name));
  const callers = main.modules.filter(({ target }) => target === 'modules/settings.bicep');
  return [
    ...read.filter((name) => !(name in SET_BY_AZURE) && !set.some((property) => property.name === name))
      .map((name) => faultAt(main.path, ours.node, `${name} is read by bot/config.ts and not set`)),
    ...set.filter(({ name }) => !read.includes(name)).map(({ name, key }) => faultAt(main.path, key, `${name} is set and not read by bot/config.ts`)),
    ...platform.filter(({ name }) => !(name in FOR_THE_PLATFORM)).map(({ name, key }) => faultAt(module.path, key, `${name} is set for nobody`)),
    ...callers.filter(({ body }) => !passesSettings(body)).map(({ node, name }) => faultAt(main.path, node, `${name} is not given the settings`)),
    ...Object.keys(SET_BY_AZURE).filter((name) => !read.includes(name)).map((name) => faultAt(main.path, ours.node, `${name} is no setting any longer`)),
  ];
}

function passesSettings(body: Node | undefined): boolean {
  const params = body && propertyOf(body, 'params');
  return params !== undefined && propertyOf(params, 'settings')?.text === 'settings';
}
