import { effectName, type Wording } from '../../locales/wording.ts';
import type { EffectId } from '../../domain/ids.ts';
import { OBSERVATIONS, type Observation } from '../../domain/reflection/answer.ts';
import type { MemberSummary } from '../../domain/team/summary.ts';
import { teamVersion, viewTeam } from '../../usecases/cohorts/view-team.ts';
import { byName } from '../by-name.ts';
import type { TeamMemberView, TeamView } from '../contract/team.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { cohortIdOf, pageOf, teamIdOf } from '../parameters.ts';
import { actionName, sharedView, wordingOf } from '../wording.ts';

const SHARED_A_PAGE = 20;

/** *Lärteamet*: the same for every member, so that it can stand in the team's channel. */
export const team: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/teams/:team',
  version: async (call) => [await teamVersion(call.world, call.person.value, placeOf(call))],
  answer,
};

async function answer(call: ApiCall): Promise<TeamView> {
  const wording = wordingOf(call);
  const page = await viewTeam(call.world, call.person.value, placeOf(call), pageOf(call, SHARED_A_PAGE));
  return {
    cohort: { id: page.team.cohortId, name: page.team.cohortName },
    team: { id: page.team.teamId, name: page.team.name },
    madeUp: page.team.madeUp,
    members: page.members.flatMap((member) => memberViews(wording, member)).sort(byName(wording.language)),
    shared: page.shared.items.flatMap((item) => sharedView(wording, item)),
    effects: effectViews(wording, page.members),
    ...(page.shared.earlier ? { earlier: page.shared.earlier } : {}),
  };
}

/** A protected identity has no name in its summary and is in no list. */
function memberViews(wording: Wording, { pid, name, step, focus }: MemberSummary): TeamMemberView[] {
  if (name === undefined) return [];
  return [{
    id: pid,
    name,
    step,
    ...(focus
      ? {
          focus: {
            areaName: wording.catalogue.areaText(focus.areaId, wording.language).name,
            actionName: actionName(wording, focus.actionId, focus.actionVersion),
            iteration: focus.iteration,
          },
        }
      : {}),
  }];
}

/** Of what the team may read alone. What nobody has looked for says nothing and is left out. */
function effectViews(wording: Wording, members: readonly MemberSummary[]): TeamView['effects'] {
  const counts = new Map<string, Record<Observation, number>>();
  for (const { latestForTeam } of members) {
    for (const [id, observation] of Object.entries(latestForTeam)) {
      const count = counts.get(id) ?? zeroes();
      count[observation] += 1;
      counts.set(id, count);
    }
  }
  return [...counts]
    .filter(([, count]) => OBSERVATIONS.some((observation) => observation !== 'not-looked' && count[observation] > 0))
    .map(([id, count]) => ({
      id,
      areaName: areaOfEffect(wording, id),
      name: effectName(wording, id as EffectId), // A key of a record of effect ids.
      counts: count,
    }));
}

function areaOfEffect({ catalogue, language }: Wording, id: string): string {
  const area = catalogue.programmes.flatMap(({ areas }) => areas).find(({ effects }) => effects.some((effect) => effect === id));
  return area ? catalogue.areaText(area.id, language).name : '';
}

function zeroes(): Record<Observation, number> {
  return { seen: 0, 'not-yet': 0, 'not-looked': 0, 'wrong-way': 0 };
}

function placeOf(call: ApiCall) {
  return { cohortId: cohortIdOf(call), teamId: teamIdOf(call) };
}
