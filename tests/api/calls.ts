import assert from 'node:assert/strict';
import { answerCall, type ApiResponse } from '../../bot/api/answer-call.ts';
import { errorBody } from '../../bot/api/contract/error.ts';
import type { Endpoint } from '../../bot/api/endpoint.ts';
import { ROUTES } from '../../bot/api/routes.ts';
import type { TokenCheck } from '../../bot/api/token-check.ts';
import { createConversation } from '../../bot/conversation/conversation.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import { LedtradError } from '../../bot/domain/errors.ts';
import { mark } from '../../bot/domain/calendar/ledger.ts';
import { momentOf } from '../../bot/domain/person/moment.ts';
import type { PersonId, TrialId } from '../../bot/domain/ids.ts';
import type { Visibility } from '../../bot/domain/reflection/visibility.ts';
import { submitReflection } from '../../bot/usecases/reflections/submit-reflection.ts';
import { changePerson } from '../../bot/usecases/change-person.ts';
import { changed } from '../../bot/domain/person/change.ts';
import type { Identity } from '../../bot/domain/identity.ts';
import type { SelfCheck } from '../../bot/ports/self-check.ts';
import type { SendOutcome } from '../../bot/ports/messenger.ts';
import type { OwnProfile, Profiles } from '../../bot/ports/profiles.ts';
import type { TestWorld } from '../support/world.ts';
import { objectId, settle, TENANT, testWorld, week } from '../support/world.ts';

export interface CallOptions {
  /** Where one path takes several. */
  readonly method?: Endpoint['method'];
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ifNoneMatch?: string;
}

/** The tab's API over the real stores in memory. The token is the number that the caller was settled under. */
export class Api {
  readonly errors: unknown[] = [];
  build = 'build-1';
  /** Cards that were sent to somebody's chat, and what Teams says of them. */
  readonly sent: { readonly identity: Identity; readonly card: Record<string, unknown> }[] = [];
  teamsSays: SendOutcome = { kind: 'sent', activityId: 'a' };
  selfCheck: SelfCheck = { run: async () => ({ at: '2026-11-22T10:00:00.000Z', lines: [{ check: 'settings', finding: { status: 'ok', code: 'settings-complete', details: {} } }] }) };
  /** Whom Microsoft 365 was asked about, with which token, and what it says; without `profiles` it is not there to be asked. */
  readonly profilesAsked: { readonly caller: Identity; readonly token: string }[] = [];
  microsoftSays: OwnProfile = { kind: 'profile', name: 'Namn i katalogen', photo: { mediaType: 'image/jpeg', content: new Uint8Array([1, 2, 3]) } };
  profiles: Profiles | undefined = {
    clientId: '11111111-1111-4111-8111-111111111111',
    ofCaller: async (caller, token) => {
      this.profilesAsked.push({ caller, token });
      return this.microsoftSays;
    },
  };

  constructor(readonly world: TestWorld) {}

  sends(sent: (typeof this.sent)[number]): SendOutcome {
    this.sent.push(sent);
    return this.teamsSays;
  }

  async calls(number: number | undefined, path: string, { method, ...options }: CallOptions = {}): Promise<ApiResponse> {
    const endpoint = ROUTES.find((route) => route.path === path && (method === undefined || route.method === method)) ?? assert.fail(`no route ${path}`);
    return await this.callsRoute(endpoint, number, options);
  }

  async callsRoute(endpoint: Endpoint, number: number | undefined, { params = {}, query = {}, body, ifNoneMatch }: Omit<CallOptions, 'method'> = {}): Promise<ApiResponse> {
    const conversation = createConversation({ world: this.world, links: {}, contact: undefined, onError: (error) => this.errors.push(error) });
    return await answerCall(
      endpoint,
      { authorization: number === undefined ? undefined : String(number), ifNoneMatch, params, query, body },
      { world: this.world, conversation, build: this.build, messenger: { sendToPerson: async (identity, card) => this.sends({ identity, card }) }, links: {}, selfCheck: this.selfCheck, ...(this.profiles ? { profiles: this.profiles } : {}) },
      CHECK,
      (error) => this.errors.push(error),
    );
  }
}

const CHECK: TokenCheck = async (authorization) => {
  if (authorization === undefined) throw new LedtradError('not-signed-in');
  if (authorization === '666') throw new LedtradError('tenant-not-allowed');
  return { tenantId: TENANT, objectId: objectId(Number(authorization)) };
};

export async function apiWith(people: readonly Person[], faults: Parameters<typeof testWorld>[0] = {}): Promise<Api> {
  const world = await testWorld(faults);
  for (const [index, person] of people.entries()) {
    const stored = await settle(world, person, index + 1);
    // As every change does: their summary comes to stand in the cohort.
    await changePerson(world, stored, (current) => ({ result: undefined, change: changed(current) }));
  }
  return new Api(world);
}

export interface Said {
  readonly did: string;
  readonly visibility: Visibility;
  readonly week?: string;
}

/** Stores a reflection of somebody who is trying an action. */
export async function reflects({ world }: Api, pid: PersonId, { did, visibility, week: iso = '2026-W47' }: Said): Promise<void> {
  const person = (await world.people.load(pid)) ?? assert.fail('nobody');
  const answer = { kind: 'reflection', did, takeaway: '', nextStep: '', help: 'none', visibility, observations: {} } as const;
  await submitReflection(world, person, { question: { week: week(iso), entry: 1 }, baseRev: 0, trialId: 't-rundor' as TrialId, answer });
}

export function etagOf({ headers }: ApiResponse): string {
  return headers['ETag'] ?? assert.fail('no ETag');
}

export function errorIn({ status, body }: ApiResponse): { status: number; code: string; message: string } {
  return { status, ...errorBody.parse(body).error };
}

/** The card of the current week has been sent. */
export async function isAsked({ world }: Api, pid: PersonId): Promise<void> {
  const person = (await world.people.load(pid)) ?? assert.fail('nobody');
  const { week: current } = momentOf(person.value, world.clock.now());
  await changePerson(world, person, (each) => ({ result: undefined, change: changed({ ...each, ledger: mark(each.ledger, current, 'asked') }) }));
}
