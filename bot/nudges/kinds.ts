import { analysisNudge } from './analysis.ts';
import { handedOverNudge } from './handed-over.ts';
import { meetingPreparationNudge } from './meeting-preparation.ts';
import { newPeerNudge } from './new-peer.ts';
import type { Nudge } from './nudge.ts';
import { peerWaitingNudge } from './peer-waiting.ts';
import { reminderNudge } from './reminder.ts';
import { selectionNudge } from './selection.ts';
import { stepDayNudge } from './step-day.ts';
import { weeklyCardNudge } from './weekly-card.ts';

/** Every kind of nudge that follows from a person's own state. A new one is a file in this folder, a word in domain/nudges/kind.ts, and a place here. */
export const NUDGES: readonly Nudge[] = [weeklyCardNudge, reminderNudge, stepDayNudge, analysisNudge, peerWaitingNudge, newPeerNudge, handedOverNudge, meetingPreparationNudge, selectionNudge];
