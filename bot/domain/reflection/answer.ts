import type { EffectId } from '../ids.ts';
import type { Visibility } from './visibility.ts';

export type Help = 'none' | 'team' | 'facilitator';
export const HELPS: readonly Help[] = ['none', 'team', 'facilitator'];

/** Har sett / Inte än / Har inte tittat / Åt fel håll. */
export type Observation = 'seen' | 'not-yet' | 'not-looked' | 'wrong-way';
export const OBSERVATIONS: readonly Observation[] = ['seen', 'not-yet', 'not-looked', 'wrong-way'];
export type Observations = Readonly<Record<EffectId, Observation>>;

/** What a person answers to one week's question. *Hann inte den här veckan* is an answer too. */
export type Answer =
  | {
      readonly kind: 'reflection';
      readonly did: string;
      readonly takeaway: string;
      readonly nextStep: string;
      readonly help: Help;
      readonly visibility: Visibility;
      readonly observations: Observations;
    }
  | { readonly kind: 'not-reached' };
