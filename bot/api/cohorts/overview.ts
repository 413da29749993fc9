import { overviewVersion, viewOverview, type HelpWanted, type OverviewTeam } from '../../usecases/cohorts/view-overview.ts';
import type { Wording } from '../../locales/wording.ts';
import { byName } from '../by-name.ts';
import type { OverviewView } from '../contract/overview.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { cohortIdOf } from '../parameters.ts';
import { actionName, weekView, wordingOf } from '../wording.ts';

/** *Läget*: what a facilitator opens first. */
export const overview: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/overview',
  version: async (call) => [await overviewVersion(call.world, call.person.value, cohortIdOf(call))],
  answer,
};

async function answer(call: ApiCall): Promise<OverviewView> {
  const wording = wordingOf(call);
  const { lastWeek, thisWeek, teams, asks } = await viewOverview(call.world, call.person.value, cohortIdOf(call));
  return {
    lastWeek: weekView(lastWeek),
    thisWeek: weekView(thisWeek),
    teams: teams.map((team) => teamView(wording, team)).sort(byName(call.language)),
    asks: asks.map((ask) => askView(wording, ask)),
  };
}

function teamView({ language }: Wording, { team, members, notListed }: OverviewTeam): OverviewView['teams'][number] {
  return {
    id: team.teamId,
    name: team.name,
    members: members.map(({ pid, ...member }) => ({ id: pid, ...member })).sort(byName(language)),
    notListed,
  };
}

function askView(wording: Wording, { id, name, team, week, shared }: HelpWanted): OverviewView['asks'][number] {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    team: { id: team.teamId, name: team.name },
    week: weekView(week),
    ...(shared
      ? { shared: { actionName: actionName(wording, shared.actionId, shared.actionVersion), did: shared.did, takeaway: shared.takeaway, nextStep: shared.nextStep } }
      : {}),
  };
}
