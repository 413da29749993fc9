import { broadcastActs } from './broadcasts/acts.ts';
import { broadcastAnswers } from './broadcasts/answers.ts';
import { broadcastDrafts } from './broadcasts/drafts.ts';
import { myQuestionsEndpoint } from './broadcasts/my-questions.ts';
import { broadcastTrials } from './broadcasts/trials.ts';
import { broadcastTemplates } from './broadcasts/templates.ts';
import { cohort } from './cohort.ts';
import type { Endpoint } from './endpoint.ts';
import { interests } from './interests.ts';
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
  interests,
  roster,
  ...broadcastDrafts, ...broadcastActs, ...broadcastAnswers, ...broadcastTrials, ...broadcastTemplates, myQuestionsEndpoint,
];
