import { createHash } from 'node:crypto';
import { LedtradError, type ErrorCode } from '../domain/errors.ts';
import { languageOf, type Language } from '../domain/language.ts';
import { momentOf } from '../domain/person/moment.ts';
import { translator } from '../locales/translate.ts';
import { recognisePerson } from '../usecases/people/meet-person.ts';
import type { ErrorBody } from './contract/error.ts';
import type { ApiCall, ApiServices, Endpoint } from './endpoint.ts';
import type { TokenCheck } from './token-check.ts';

/** An HTTP request, as far as the API looks at it. */
export interface ApiRequest {
  readonly authorization: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'not-signed-in': 401,
  'tenant-not-allowed': 403,
  'identity-unclear': 403,
  'not-allowed': 403,
  'not-found': 404,
  'input-invalid': 400,
  conflict: 409,
  'manager-conflict': 409,
  'last-facilitator': 409,
  'cohort-closed': 409,
  'team-not-empty': 409,
  'name-taken': 409,
  'too-busy': 503,
  'storage-unavailable': 503,
  unexpected: 500,
};

/** Pages differ by caller, so no cache on the way may keep one, and the browser asks again each time. */
const CACHE_CONTROL = 'private, no-cache';

/** Sign-in → authorise → unchanged? → answer; every error a coded sentence. */
export async function answerCall(
  endpoint: Endpoint,
  request: ApiRequest,
  services: ApiServices,
  check: TokenCheck,
  onError: (error: unknown) => void,
): Promise<ApiResponse> {
  let language = languageOf(request.query['lang']);
  try {
    const identity = await check(request.authorization);
    const person = await recognisePerson(services.world, identity);
    language = request.query['lang'] ? language : person.value.settings.language ?? language;
    const call: ApiCall = { ...request, world: services.world, identity, person, language, t: translator(language), services };
    return endpoint.method === 'get' ? await read(endpoint, call, request.ifNoneMatch) : { status: 200, headers: headers(), body: await endpoint.answer(call) };
  } catch (error) {
    const code = error instanceof LedtradError ? error.code : 'unexpected';
    if (STATUS[code] >= 500) onError(error);
    return refusal(code, language);
  }
}

async function read(endpoint: Endpoint, call: ApiCall, ifNoneMatch: string | undefined): Promise<ApiResponse> {
  if (endpoint.neverKept) return { status: 200, headers: { ...headers(), 'Cache-Control': 'no-store' }, body: await endpoint.answer(call) };
  const version = await endpoint.version?.(call);
  const cheap = version && etagOf(call, version);
  if (cheap !== undefined && isAmong(cheap, ifNoneMatch)) return { status: 304, headers: headers(cheap) };
  const body = await endpoint.answer(call);
  const etag = cheap ?? etagOf(call, [JSON.stringify(body)]);
  return isAmong(etag, ifNoneMatch) ? { status: 304, headers: headers(etag) } : { status: 200, headers: headers(etag), body };
}

/** RFC 9110, 13.1.2: a list, compared weakly; a proxy that compresses may have made a tag weak. */
function isAmong(etag: string, ifNoneMatch: string | undefined): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** The local date is in it because weeks and dates are shown as the caller's calendar has them. */
function etagOf({ world, person, language, params, query, services }: ApiCall, version: readonly string[]): string {
  const { date } = momentOf(person.value, world.clock.now());
  const parts = [services.build, person.etag, language, date, params, query, version];
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}

function refusal(code: ErrorCode, language: Language): ApiResponse {
  const body: ErrorBody = { error: { code, message: translator(language)(`error.${code}`) } };
  const status = STATUS[code];
  return { status, headers: { ...headers(), ...(status === 503 ? { 'Retry-After': '5' } : {}) }, body };
}

function headers(etag?: string): Record<string, string> {
  return { 'Cache-Control': CACHE_CONTROL, Vary: 'Authorization', ...(etag ? { ETag: etag } : {}) };
}
