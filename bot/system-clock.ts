import { Temporal } from 'temporal-polyfill';
import type { Clock } from './ports.ts';

export const systemClock: Clock = { now: () => Temporal.Now.instant() };
