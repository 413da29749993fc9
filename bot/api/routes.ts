import { cohort } from './cohort.ts';
import type { Endpoint } from './endpoint.ts';
import { candidateAcceptance, candidateApproval, candidateRefusal, candidates } from './candidates.ts';
import { claimDismissed, claims, rosterCode } from './invitations.ts';
import { nominationApproval, nominationMade, nominationRefusal, nominations } from './nominations.ts';
import { organisationDescribed, organisationReadiness, organisations } from './organisations.ts';
import { me } from './me.ts';
import { myCards } from './my-cards.ts';
import { myExport } from './my-export.ts';
import { myLanguage } from './my-language.ts';
import { myThread } from './my-thread.ts';
import { places } from './places.ts';
import { roster } from './roster.ts';
import { team } from './team.ts';

/** Everything that the tab can ask, under /api/v1. */
export const ROUTES: readonly Endpoint[] = [
  me, myThread, myCards, myLanguage, myExport,
  team, cohort, places,
  candidates, candidateApproval, candidateAcceptance, candidateRefusal,
  nominations, nominationMade, nominationApproval, nominationRefusal,
  organisations, organisationDescribed, organisationReadiness,
  rosterCode, claims, claimDismissed,
  roster,
];
