import type { NudgeRule } from '../domain/nudges/wish.ts';
import { analysisRule } from './analysis.ts';
import { meetingPreparationRule } from './meeting-preparation.ts';
import { peerWaitingRule } from './peer-waiting.ts';
import { reminderRule } from './reminder.ts';
import { stepDayRule } from './step-day.ts';
import { weeklyCardRule } from './weekly-card.ts';

/** Every kind of nudge that follows from a person's own state. */
export const NUDGE_RULES: readonly NudgeRule[] = [weeklyCardRule, reminderRule, stepDayRule, analysisRule, peerWaitingRule, meetingPreparationRule];
