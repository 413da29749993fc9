import { SpanKind, SpanStatusCode, trace, type Attributes, type Meter, type Span, type Tracer } from '@opentelemetry/api';
import { laneName } from '../domain/lane/lane-name.ts';
import type { TenantId } from '../domain/ids.ts';
import { ATTRIBUTES, METRICS, SPANS } from './names.ts';

/** How the doors, the tables and Teams' client tell what goes through them. There is none where nobody collects. */
export interface Watch {
  /** One request of chat or tab, answered when `act` resolves. `route` is a template and holds no id. */
  request(method: string, route: string, response: { readonly statusCode: number }, act: () => Promise<void>): Promise<void>;
  /** One card of the clock. */
  send<Attempt extends { readonly kind: string }>(tenantId: TenantId, kind: string, act: () => Promise<Attempt>): Promise<Attempt>;
  /** What is being answered, when it is known. */
  verb(verb: string): void;
  /** An operation on storage with all its tries; without a span where it belongs to no request. `act` says what came of it. */
  storage<Answer>(table: string, operation: string, act: (span: Span | undefined) => Promise<Answer>): Promise<Answer>;
  /** One try of it. Seconds. */
  storageTried(seconds: number, table: string, operation: string, status: number): void;
  /** One request to Teams; `statusOf` says 0 when no answer came. */
  teams<Answer>(operation: string, act: () => Promise<Answer>, statusOf: (answer: Answer | undefined, error: unknown) => number): Promise<Answer>;
}

/** Seconds. OpenTelemetry's own proposal for the duration of requests. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** Outcomes of a card that somebody should look at. */
const FAULTY_OUTCOMES: ReadonlySet<string> = new Set(['unknown', 'refused', 'not-authorised']);

export function createWatch(tracer: Tracer, meter: Meter): Watch {
  const histogram = ({ name, unit, description }: (typeof METRICS)['requests' | 'storage' | 'teams']) =>
    meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries: SECONDS } });
  const requests = histogram(METRICS.requests);
  const storageRequests = histogram(METRICS.storage);
  const teamsRequests = histogram(METRICS.teams);

  /** Of a request of its own, never of what happens to be going on. */
  async function root<Answer>(name: string, attributes: Attributes, act: (span: Span) => Promise<Answer>): Promise<Answer> {
    return await tracer.startActiveSpan(name, { kind: SpanKind.SERVER, root: true, attributes }, (span) => ending(span, () => act(span)));
  }

  return {
    async request(method, route, response, act) {
      const began = performance.now();
      const named = { [ATTRIBUTES.method]: method, [ATTRIBUTES.route]: route };
      await root(`${method} ${route}`, named, async (span) => {
        await act();
        const status = { [ATTRIBUTES.httpStatus]: response.statusCode };
        span.setAttributes(status);
        if (response.statusCode >= 500) fail(span);
        requests.record(since(began), { ...named, ...status });
      });
    },

    async send(tenantId, kind, act) {
      return await root(SPANS.send, { [ATTRIBUTES.lane]: laneName(tenantId), [ATTRIBUTES.kind]: kind }, async (span) => {
        const attempt = await act();
        span.setAttribute(ATTRIBUTES.outcome, attempt.kind);
        if (FAULTY_OUTCOMES.has(attempt.kind)) fail(span);
        return attempt;
      });
    },

    verb(verb) {
      trace.getActiveSpan()?.setAttribute(ATTRIBUTES.verb, verb);
    },

    async storage(table, operation, act) {
      if (!trace.getActiveSpan()) return await act(undefined);
      const attributes = { [ATTRIBUTES.dbSystem]: 'azure.tables', [ATTRIBUTES.table]: table, [ATTRIBUTES.operation]: operation };
      const span = tracer.startSpan(`${SPANS.storage}.${operation}`, { kind: SpanKind.CLIENT, attributes });
      // Whether an error is a fault is for `act` to say: the client throws for a missing row, too.
      return await act(span).finally(() => span.end());
    },

    storageTried(seconds, table, operation, status) {
      storageRequests.record(seconds, { table, operation, status });
    },

    async teams(operation, act, statusOf) {
      const began = performance.now();
      const span = trace.getActiveSpan() && tracer.startSpan(`${SPANS.teams}.${operation}`, { kind: SpanKind.CLIENT, attributes: { [ATTRIBUTES.peer]: 'teams', [ATTRIBUTES.operation]: operation } });
      const tell = (status: number): void => {
        teamsRequests.record(since(began), { operation, status });
        span?.setAttribute(ATTRIBUTES.status, status);
        if (span && (status === 0 || status >= 400)) fail(span);
        span?.end();
      };
      try {
        const answer = await act();
        tell(statusOf(answer, undefined));
        return answer;
      } catch (error) {
        tell(statusOf(undefined, error));
        throw error;
      }
    },
  };
}

/** The trace is kept, whatever share of the others is. */
export function fail(span: Span): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Without the error's message, which could carry what somebody wrote. */
async function ending<Answer>(span: Span, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    fail(span);
    throw error;
  } finally {
    span.end();
  }
}

function since(began: number): number {
  return (performance.now() - began) / 1_000;
}
