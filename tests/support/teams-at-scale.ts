import type { FaultRule } from './teams-faults.ts';
import type { AcceptedCard, Totals } from './teams-record.ts';
import type { Usage } from './parent.ts';
import { start, type Running } from './processes.ts';
import type { TokenSubject } from './signed-tokens.ts';

export interface TeamsOptions {
  /** How long an answer takes, milliseconds: evenly spread around the middle. */
  readonly answersAfter: { readonly middle: number; readonly spread: number };
  /** For the times and for faults with a probability. */
  readonly seed: number;
}

export interface TeamsAddresses {
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  readonly port: number;
}

export interface TeamsQuestions {
  totals(): Totals;
  /** What every conversation has been shown, by its id, in order. */
  conversations(): ReadonlyMap<string, readonly AcceptedCard[]>;
  /** One more fault, beside those in force. */
  behave(rule: FaultRule): void;
  /** No faults from now on. */
  behaveWell(): void;
  /** As at the start: nothing recorded, nothing counted towards a limit, no faults. */
  reset(): void;
  /** As Teams signs what it sends to the bot. */
  token(subject: TokenSubject): Promise<string>;
  usage(): Usage;
}

export type TeamsAtScale = Running<TeamsAddresses, TeamsQuestions>;

export const AS_TEAMS_IS: TeamsOptions = { answersAfter: { middle: 120, spread: 40 }, seed: 1 };

/**
 * Teams' side of the wire for thousands of people, in a process of its own: keeps the published limits, takes cards,
 * and knows who was shown what. Whose conversation it is stands in its id; see `conversationIdOf`.
 */
export async function startTeamsAtScale(options: Partial<TeamsOptions> = {}): Promise<TeamsAtScale> {
  return await start<TeamsAddresses, TeamsQuestions>(new URL('teams-at-scale-process.ts', import.meta.url), { ...AS_TEAMS_IS, ...options });
}

/** The personal chat of somebody in a tenant, which the fake knows by a number. */
export function conversationIdOf(tenant: number, person: string): string {
  return `a:${tenant}:${person}`;
}
