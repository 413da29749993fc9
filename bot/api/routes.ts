import { arrange as arrangePeers } from './arrange-peers.ts';
import { cohort } from './cohort.ts';
import { changeCohortEndpoint, newCohortEndpoint, programmes } from './cohort-setup.ts';
import { confirm as confirmPeers } from './confirm-peers.ts';
import { deliveries } from './deliveries.ts';
import { discard as discardPeers } from './discard-peers.ts';
import type { Endpoint } from './endpoint.ts';
import { interests } from './interests.ts';
import { me } from './me.ts';
import { myCards } from './my-cards.ts';
import { myExport } from './my-export.ts';
import { myLanguage } from './my-language.ts';
import { myPeers, myPeersChoice } from './my-peers.ts';
import { myThread } from './my-thread.ts';
import { overview } from './overview.ts';
import { peers } from './peers.ts';
import { places } from './places.ts';
import { plan, savePlanEndpoint, year } from './plan.ts';
import { grant, handover, roles } from './roles.ts';
import { propose as proposePeers } from './propose-peers.ts';
import { retry as retryDelivery } from './retry-delivery.ts';
import { roster } from './roster.ts';
import { changeRosterEntryEndpoint, rosterEntry, rosterPlace } from './roster-entry.ts';
import { team } from './team.ts';
import { changeTeamEndpoint, newTeamEndpoint, teamChannel, teams } from './teams.ts';

/** Everything that the tab can ask, under /api/v1. */
export const ROUTES: readonly Endpoint[] = [
  me, myThread, myCards, myLanguage, myExport,
  team, cohort, places,
  interests,
  roster,
  programmes, newCohortEndpoint, changeCohortEndpoint,
  teams, newTeamEndpoint, changeTeamEndpoint, teamChannel,
  plan, savePlanEndpoint, year,
  rosterEntry, changeRosterEntryEndpoint, rosterPlace,
  roles, grant, handover,
  overview, deliveries, retryDelivery,
  peers, proposePeers, arrangePeers, confirmPeers, discardPeers, myPeers, myPeersChoice,
];
