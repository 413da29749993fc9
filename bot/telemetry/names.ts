/** A metric as OpenTelemetry has it: the unit by UCUM, and by what its figures are told apart. */
export interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly attributes: readonly string[];
}

/**
 * Everything that this product measures. What is told apart by are words of our own, statuses and routes: no id of a
 * person, no address, no text; a tenant goes by the first characters of its id. README and workbook name nothing else.
 */
export const METRICS = {
  attempts: { name: 'ledtrad.delivery.attempts', unit: '{attempt}', description: 'Attempts to send a card, by kind and outcome', attributes: ['lane', 'kind', 'outcome'] },
  lateness: { name: 'ledtrad.delivery.lateness', unit: 's', description: 'From when a card was due to when it was sent', attributes: ['kind'] },
  pending: { name: 'ledtrad.lane.pending', unit: '{card}', description: 'Due and not sent', attributes: ['lane'] },
  oldestDue: { name: 'ledtrad.lane.oldest_due', unit: 's', description: 'Age of the oldest card that is due and not sent', attributes: ['lane'] },
  failures: { name: 'ledtrad.lane.failures', unit: '{card}', description: 'Cards that did not arrive and are listed, by state', attributes: ['lane', 'state'] },
  alert: { name: 'ledtrad.lane.alert', unit: '{alert}', description: '1 while somebody should look at a lane, by reason', attributes: ['lane', 'reason'] },
  requests: { name: 'http.server.request.duration', unit: 's', description: 'From a request to its answer, chat and tab', attributes: ['http.request.method', 'http.route', 'http.response.status_code'] },
  storage: { name: 'ledtrad.storage.duration', unit: 's', description: 'One request to table storage, each try by itself; status 0 is no answer', attributes: ['table', 'operation', 'status'] },
  teams: { name: 'ledtrad.teams.duration', unit: 's', description: 'One request to Teams; status 0 is no answer', attributes: ['operation', 'status'] },
} as const satisfies Readonly<Record<string, Metric>>;

/** Names of spans; one of chat or tab is named by method and route. */
export const SPANS = {
  /** A card of the clock, from drawing it to what Teams answered. */
  send: 'lane.send',
  /** One operation on table storage, with all its tries. */
  storage: 'storage',
  /** One request to Teams. */
  teams: 'teams',
} as const;

/** By OpenTelemetry's semantic conventions, where there is one; Azure Monitor makes columns of some. */
export const ATTRIBUTES = {
  method: 'http.request.method',
  route: 'http.route',
  httpStatus: 'http.response.status_code',
  /** What was tapped or written in chat, by its name in the code. */
  verb: 'verb',
  /** Why something was refused or went wrong. */
  code: 'code',
  lane: 'lane',
  kind: 'kind',
  outcome: 'outcome',
  table: 'table',
  operation: 'operation',
  /** 0 when no answer came. */
  status: 'status',
  /** How often it was sent. */
  tries: 'tries',
  /** Azure's own id of the request, for whoever asks its support. */
  serviceRequest: 'azure.service_request.id',
  dbSystem: 'db.system',
  peer: 'peer.service',
} as const;

/** Fields of log lines that go to whoever collects, and no others. */
export const LOG_FIELDS: ReadonlySet<string> = new Set([
  'door', 'verb', 'reference', 'code', 'path', 'reason', 'table', 'row', 'part', 'status', 'name', 'at',
  'lane', 'card', 'kind', 'outcome', 'late', 'port', 'version', 'signal', 'calls', 'lanes',
]);
