import { delimiter, resolve } from 'node:path';
import { z } from 'zod';
import { parseTenantId, type TenantId } from './domain/ids.ts';

/** Everything that differs between one installation and another, parsed once. No other file reads the environment. */
export interface Config {
  readonly http: { readonly host: string; readonly port: number };
  readonly storage: StorageConfig;
  readonly bot: BotConfig;
  readonly tab: TabConfig;
  /** Organisations whose people may come in. */
  readonly tenants: readonly TenantId[];
  /** Folders with an organisation's own programmes. */
  readonly programmeFolders: readonly string[];
  /** Folders with an organisation's own school years. */
  readonly calendarFolders: readonly string[];
  /** Whom somebody can turn to whose organisation has no access. */
  readonly contact: string | undefined;
  /** Absent when nothing is asked of Microsoft Graph. */
  readonly graph?: GraphConfig;
  readonly logLevel: LogLevel;
  /** Absent when nobody collects. */
  readonly telemetry?: TelemetryConfig;
}

export interface TelemetryConfig {
  /** Of an OpenTelemetry collector that takes OTLP over HTTP. */
  readonly endpoint?: string;
  readonly azureMonitor?: AzureMonitorConfig;
  /** Share of the traces in which nothing went wrong that is kept, 0 to 1; the others are all kept. */
  readonly tracesKept: number;
}

export interface AzureMonitorConfig {
  /** Of Application Insights; says where, and is no secret. */
  readonly connectionString: string;
  /** The managed identity that may write there. */
  readonly identityClientId: string;
}

export type StorageConfig =
  | { readonly kind: 'azure'; readonly endpoint: string; readonly identityClientId: string }
  /** Azurite: never for Azure, whose account has shared keys off. */
  | { readonly kind: 'connection-string'; readonly connectionString: string };

export type BotConfig =
  | {
      readonly kind: 'azure';
      readonly appId: string;
      readonly tenantId: string;
      /** Without secrets: an Entra app that trusts a managed identity, or a bot that is one. */
      readonly registration: { readonly type: 'SingleTenant'; readonly managedIdentityClientId: string } | { readonly type: 'UserAssignedMSI' };
    }
  /** The local identity provider on loopback signs for the Playground; outgoing calls carry no token. */
  | { readonly kind: 'loopback'; readonly appId: string; readonly openIdMetadataUrl: string };

export type GraphConfig =
  /** The tab's Entra app, which trusts the managed identity as federated credential. */
  | { readonly kind: 'azure'; readonly clientId: string; readonly managedIdentityClientId: string }
  /** Something on this machine that plays Graph. */
  | { readonly kind: 'loopback'; readonly clientId: string; readonly origin: string };

export interface TabConfig {
  readonly clientId: string;
  readonly identifierUri: string;
  readonly keysUrl: string;
  /** How chat links to the tab: through Teams, or straight to this machine. */
  readonly links: { readonly kind: 'teams'; readonly appId: string } | { readonly kind: 'local'; readonly origin: string; readonly chatUrl: string };
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where Entra publishes the keys of every tenant. Source: Microsoft identity platform, access tokens. */
const ENTRA_KEYS_URL = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';

/** Every fault of the settings at once, one line each, for whoever starts the process. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const port = z.coerce.number({ error: 'must be a number' }).int().min(1).max(65_535);
const uuid = z.uuid({ error: 'must be an id such as 00000000-0000-0000-0000-000000000000' });
const logLevel = z.enum(LOG_LEVELS).default('info');

/** Both parts, in any order: without an endpoint the library would choose one. */
const APPLICATION_INSIGHTS = /^(?=.*InstrumentationKey=[\da-f-]{36})(?=.*IngestionEndpoint=https:)/i;

const settings = z.object({
  PORT: port.default(3978),
  HOST: z.string().default('0.0.0.0'),
  LEDTRAD_STORAGE_URL: z.url({ protocol: /^https$/, error: 'must be the https address of the account’s tables' }),
  LEDTRAD_BOT_ID: uuid,
  LEDTRAD_BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  LEDTRAD_BOT_TENANT_ID: uuid,
  LEDTRAD_IDENTITY_CLIENT_ID: uuid,
  LEDTRAD_TAB_CLIENT_ID: uuid,
  LEDTRAD_TAB_IDENTIFIER_URI: z.string({ error: 'is missing' }).startsWith('api://', { error: 'must begin with api://' }),
  LEDTRAD_TEAMS_APP_ID: uuid,
  LEDTRAD_TENANTS: z.string({ error: 'is missing' }).transform((text, context) => text.split(/[\s,]+/).filter(Boolean).map((part) => {
    const tenantId = parseTenantId(part);
    if (!tenantId) context.addIssue({ code: 'custom', message: `"${part}" is no tenant id` });
    return tenantId;
  })),
  LEDTRAD_PROGRAMMES: z.string().optional(),
  LEDTRAD_CALENDARS: z.string().optional(),
  LEDTRAD_CONTACT: z.string().optional(),
  LEDTRAD_GRAPH: z.enum(['off', 'on'], { error: 'must be off or on' }).default('off'),
  LEDTRAD_LOG_LEVEL: logLevel,
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.string().regex(APPLICATION_INSIGHTS, { error: 'must be a connection string with InstrumentationKey and an https IngestionEndpoint' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ error: 'must be the address of an OpenTelemetry collector' }).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number({ error: 'must be a number' }).min(0, { error: 'must be from 0 to 1' }).max(1, { error: 'must be from 0 to 1' }).default(0.1),
});

/** Throws ConfigError. */
export function parseConfig(environment: Environment = process.env): Config {
  const own = parse(settings, environment);
  return {
    http: { host: own.HOST, port: own.PORT },
    storage: storageOf(own),
    bot: botOf(own),
    tab: {
      clientId: own.LEDTRAD_TAB_CLIENT_ID,
      identifierUri: own.LEDTRAD_TAB_IDENTIFIER_URI,
      keysUrl: ENTRA_KEYS_URL,
      links: { kind: 'teams', appId: own.LEDTRAD_TEAMS_APP_ID },
    },
    tenants: tenantsOf(own),
    programmeFolders: foldersIn(own.LEDTRAD_PROGRAMMES),
    calendarFolders: foldersIn(own.LEDTRAD_CALENDARS),
    contact: own.LEDTRAD_CONTACT,
    ...(own.LEDTRAD_GRAPH === 'off' ? {} : { graph: { kind: 'azure', clientId: own.LEDTRAD_TAB_CLIENT_ID, managedIdentityClientId: own.LEDTRAD_IDENTITY_CLIENT_ID } }),
    logLevel: own.LEDTRAD_LOG_LEVEL,
    ...telemetryOf(own),
  };
}

function telemetryOf(own: z.infer<typeof settings>): Pick<Config, 'telemetry'> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString } = own;
  if (endpoint === undefined && connectionString === undefined) return {};
  return {
    telemetry: {
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(connectionString === undefined ? {} : { azureMonitor: { connectionString, identityClientId: own.LEDTRAD_IDENTITY_CLIENT_ID } }),
      tracesKept: own.OTEL_TRACES_SAMPLER_ARG,
    },
  };
}

const storageSettings = settings.pick({ LEDTRAD_STORAGE_URL: true, LEDTRAD_IDENTITY_CLIENT_ID: true });
const botSettings = settings.pick({ LEDTRAD_BOT_ID: true, LEDTRAD_BOT_TYPE: true, LEDTRAD_BOT_TENANT_ID: true, LEDTRAD_IDENTITY_CLIENT_ID: true });
const tenantSettings = settings.pick({ LEDTRAD_TENANTS: true });

function storageOf(own: z.output<typeof storageSettings>): StorageConfig {
  return { kind: 'azure', endpoint: own.LEDTRAD_STORAGE_URL, identityClientId: own.LEDTRAD_IDENTITY_CLIENT_ID };
}

function botOf(own: z.output<typeof botSettings>): BotConfig {
  return {
    kind: 'azure',
    appId: own.LEDTRAD_BOT_ID,
    tenantId: own.LEDTRAD_BOT_TENANT_ID,
    registration: own.LEDTRAD_BOT_TYPE === 'SingleTenant'
      ? { type: 'SingleTenant', managedIdentityClientId: own.LEDTRAD_IDENTITY_CLIENT_ID }
      : { type: 'UserAssignedMSI' },
  };
}

function tenantsOf(own: z.output<typeof tenantSettings>): readonly TenantId[] {
  return own.LEDTRAD_TENANTS.filter((tenantId) => tenantId !== undefined);
}

/** A part of the settings, or the names of those that it waits for because they are missing or wrong. */
export type Part<Of> = { readonly is: Of } | { readonly waitsFor: readonly string[] };

/** The settings as far as they make sense, for the self-check, which is most needed when they do not. */
export interface InspectedConfig {
  /** One line each, as in ConfigError. */
  readonly faults: readonly string[];
  /** Not a local run: the rest of what Azure and Microsoft provide is there to be looked at. */
  readonly inAzure: boolean;
  /** The tables' address. */
  readonly storageUrl: Part<string>;
  readonly storage: Part<StorageConfig>;
  readonly bot: Part<BotConfig>;
  /** Where the keys of the tab's tokens are published. */
  readonly keysUrl: Part<string>;
  readonly tenants: Part<readonly TenantId[]>;
  readonly programmeFolders: readonly string[];
  readonly calendarFolders: readonly string[];
}

export function inspectConfig(environment: Environment = process.env): InspectedConfig {
  return {
    faults: faultsIn(settings, environment).map(({ fault }) => fault),
    inAzure: true,
    storageUrl: partOf(settings.pick({ LEDTRAD_STORAGE_URL: true }), (own) => own.LEDTRAD_STORAGE_URL, environment),
    storage: partOf(storageSettings, storageOf, environment),
    bot: partOf(botSettings, botOf, environment),
    keysUrl: { is: ENTRA_KEYS_URL },
    tenants: partOf(tenantSettings, tenantsOf, environment),
    programmeFolders: foldersIn(environment['LEDTRAD_PROGRAMMES']),
    calendarFolders: foldersIn(environment['LEDTRAD_CALENDARS']),
  };
}

/** The settings of a process that runs: no fault is left in them. */
export function inspected({ storage, bot, tab, tenants, programmeFolders, calendarFolders }: Config): InspectedConfig {
  return {
    faults: [],
    inAzure: storage.kind === 'azure',
    storageUrl: { is: storage.kind === 'azure' ? storage.endpoint : endpointIn(storage.connectionString) },
    storage: { is: storage },
    bot: { is: bot },
    keysUrl: { is: tab.keysUrl },
    tenants: { is: tenants },
    programmeFolders,
    calendarFolders,
  };
}

function endpointIn(connectionString: string): string {
  return /TableEndpoint=([^;]*)/i.exec(connectionString)?.[1] ?? '';
}

function partOf<Settings, Of>(schema: z.ZodType<Settings>, make: (own: Settings) => Of, environment: Environment): Part<Of> {
  const waitsFor = [...new Set(faultsIn(schema, environment).map(({ setting }) => setting))];
  return waitsFor.length > 0 ? { waitsFor } : { is: make(parse(schema, environment)) };
}

/** What can be chosen in a local run; the rest follows from it. */
export interface LocalSettings {
  readonly port: number;
  readonly playgroundPort: number;
  readonly storagePort: number;
  readonly dataFolder: string;
  readonly programmeFolders: readonly string[];
  readonly calendarFolders: readonly string[];
  readonly contact: string | undefined;
  readonly logLevel: LogLevel;
}

const localSettings = z.object({
  PORT: port.default(3978),
  PLAYGROUND_PORT: port.default(56150),
  STORAGE_PORT: port.default(10002),
  HOST: z.enum(['127.0.0.1', 'localhost'], { error: 'must be 127.0.0.1: a local run lets anybody who reaches it act as the demo’s people' }).optional(),
  LEDTRAD_DATA: z.string().default('.data'),
  LEDTRAD_PROGRAMMES: z.string().optional(),
  LEDTRAD_CALENDARS: z.string().optional(),
  LEDTRAD_CONTACT: z.string().optional(),
  LEDTRAD_LOG_LEVEL: logLevel.default('warn'),
});

/** Signs that this is Azure, or holds credentials for it: there the local sign-in must not exist. */
const AZURE_SIGNS = [
  'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_TENANT_ID', 'AZURE_FEDERATED_TOKEN_FILE', 'IDENTITY_ENDPOINT', 'MSI_ENDPOINT',
  'WEBSITE_SITE_NAME', 'LEDTRAD_STORAGE_URL', 'LEDTRAD_BOT_ID', 'LEDTRAD_IDENTITY_CLIENT_ID',
] as const;

/** Whether a command is meant for production's storage, and not for that of a local run. */
export function speaksOfAzure(environment: Environment = process.env): boolean {
  return AZURE_SIGNS.some((name) => environment[name]);
}

/** Throws ConfigError, also where a local run must not be. */
export function parseLocalSettings(environment: Environment = process.env): LocalSettings {
  const signs = AZURE_SIGNS.filter((name) => environment[name]);
  if (signs.length > 0) {
    throw new ConfigError([`${signs.join(', ')} ${signs.length > 1 ? 'are' : 'is'} set. A local run lets anybody act as the demo’s people and refuses to start beside credentials for Azure. Unset, or start the product itself: node dist/bot/index.js`]);
  }
  const own = parse(localSettings, environment);
  return {
    port: own.PORT,
    playgroundPort: own.PLAYGROUND_PORT,
    storagePort: own.STORAGE_PORT,
    dataFolder: resolve(own.LEDTRAD_DATA),
    programmeFolders: foldersIn(own.LEDTRAD_PROGRAMMES),
    calendarFolders: foldersIn(own.LEDTRAD_CALENDARS),
    contact: own.LEDTRAD_CONTACT,
    logLevel: own.LEDTRAD_LOG_LEVEL,
  };
}

function parse<Settings>(schema: z.ZodType<Settings>, environment: Environment): Settings {
  const parsed = schema.safeParse(givenIn(environment));
  if (parsed.success) return parsed.data;
  throw new ConfigError(faultsIn(schema, environment).map(({ fault }) => fault));
}

function faultsIn(schema: z.ZodType, environment: Environment): readonly { readonly setting: string; readonly fault: string }[] {
  const given = givenIn(environment);
  return (schema.safeParse(given).error?.issues ?? []).map(({ path, message, code }) => ({
    setting: String(path[0]),
    fault: `${path.join('.')} ${code === 'invalid_type' && given[String(path[0])] === undefined ? 'is missing' : message}`,
  }));
}

/** An empty setting is none. */
function givenIn(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}

/** Everything that production's processes are told, by its name in the environment: what an installation has to set. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

function foldersIn(text: string | undefined): readonly string[] {
  return (text ?? '').split(delimiter).filter(Boolean).map((folder) => resolve(folder));
}
