/** Builders of what the API answers. Everybody and every place in them is made up. */
import type { CohortView } from '../../../bot/api/contract/cohort.ts';
import type { MeView } from '../../../bot/api/contract/me.ts';
import type { PlacesView } from '../../../bot/api/contract/places.ts';
import type { CandidateView, SelectionView } from '../../../bot/api/contract/selection.ts';
import type { SharedReflectionView, TeamView } from '../../../bot/api/contract/team.ts';
import type { ReflectionView, ThreadView, TrialView } from '../../../bot/api/contract/thread.ts';

export const COHORT = { id: 'omgang-1', name: 'Omgång 1, 2026' };
export const TEAM = { id: 'eken', name: 'Lärteam Eken' };
const ROUNDS = { areaName: 'Lär känna din verksamhet', actionName: 'Gå verksamhetsrundor', actionVersion: 3 };

export function me(changes: Partial<MeView> = {}): MeView {
  return {
    name: 'Maja Almlöv',
    zone: 'Europe/Stockholm',
    madeUp: true,
    participant: true,
    teams: [{ cohort: COHORT, team: TEAM }],
    cohorts: [COHORT],
    leads: [],
    heads: [],
    chatUrl: 'https://teams.microsoft.com/l/chat/0/0?users=28:bot',
    ...changes,
  };
}

export function week(number: number): ReflectionView['week'] {
  return { iso: `2026-W${String(number).padStart(2, '0')}`, number };
}

export function reflection(changes: Partial<ReflectionView> = {}): ReflectionView {
  return {
    id: 'r-46',
    rev: 1,
    week: week(46),
    iteration: 2,
    kind: 'reflection',
    did: 'Jag gick runt i alla klasser på måndagen och ställde samma fråga överallt. Två lärare kom till mig efteråt och ville prata vidare.',
    takeaway: 'Det räcker att fråga en sak i taget.',
    nextStep: 'Boka tid i kalendern för rundan, tisdag och torsdag.',
    help: 'none',
    visibility: 'team',
    showAtMeeting: true,
    effects: [
      { id: 'e1', name: 'Personalen berättar oftare om undervisningen', observation: 'seen' },
      { id: 'e2', name: 'Eleverna känner igen rektorn och tar kontakt', observation: 'not-yet' },
    ],
    submittedAt: '2026-11-12T13:20:00Z',
    ...changes,
  };
}

export function trial(changes: Partial<TrialView> = {}): TrialView {
  return {
    id: 't-1',
    ...ROUNDS,
    focus: true,
    state: 'active',
    iteration: 2,
    startedOn: '2026-09-14',
    when: 'Tisdag och torsdag före lunch',
    where: 'Årskurs 4–6',
    withWhom: 'Biträdande rektor',
    reflections: [
      reflection(),
      reflection({ id: 'r-45', week: week(45), did: 'Jag satt med på en lektion i åttan.', takeaway: '', nextStep: '', effects: [], visibility: 'me', showAtMeeting: false, help: 'team', submittedAt: '2026-11-05T14:00:00Z', editedAt: '2026-11-06T08:00:00Z' }),
      reflection({ id: 'r-43', week: week(43), kind: 'not-reached', did: '', takeaway: '', nextStep: 'Försöker igen efter lovet.', effects: [], visibility: 'me', showAtMeeting: false, submittedAt: '2026-10-22T12:10:00Z' }),
    ],
    ...changes,
  };
}

export function thread(changes: Partial<ThreadView> = {}): ThreadView {
  const outcomes = { 38: 'answered', 39: 'unanswered', 40: 'paused', 41: 'paused', 42: 'not-sent', 43: 'not-reached', 44: 'break', 45: 'answered', 46: 'answered', 47: 'asked' } as const;
  return {
    week: { ...week(47), outcome: 'asked' },
    nextStep: 'Boka tid i kalendern för rundan, tisdag och torsdag.',
    seen: 'Jag sitter för mycket på mitt rum och får höra om undervisningen i andra hand.',
    wanted: 'Att jag vet hur eleverna har det, och att samtalen om undervisning börjar i klassrummet.',
    trials: [trial(), trial({ id: 't-2', actionName: 'Samtala med elever i mindre grupper', focus: false, state: 'planned', iteration: 1, actionVersion: 1, when: '', where: '', withWhom: '', startedOn: '2026-10-01', reflections: [] })],
    weeks: Object.entries(outcomes).map(([number, outcome]) => ({ ...week(Number(number)), outcome })),
    ...changes,
  };
}

export function shared(changes: Partial<SharedReflectionView> = {}): SharedReflectionView {
  const { id, week: when, did, takeaway, nextStep, showAtMeeting, effects, submittedAt } = reflection();
  return { id, authorName: 'Maja Almlöv', week: when, ...ROUNDS, did, takeaway, nextStep, showAtMeeting, asksTeam: false, effects, submittedAt, ...changes };
}

export function team(changes: Partial<TeamView> = {}): TeamView {
  const focus = { areaName: ROUNDS.areaName, actionName: ROUNDS.actionName, iteration: 2 };
  return {
    cohort: COHORT,
    team: TEAM,
    madeUp: true,
    members: [
      { id: 'm1', name: 'Maja Almlöv', step: 'trying', focus },
      { id: 'm2', name: 'Olle Granfelt', step: 'analysing', focus: { areaName: 'Inför ett språkutvecklande arbetssätt genom kollektivt lärande', actionName: 'Leda kollegiala samtal om ämnesspråk', iteration: 1 } },
      { id: 'm3', name: 'Siv Norrbäck', step: 'adjusting', focus: { ...focus, iteration: 3 } },
      { id: 'm4', name: 'Tage Lindåker', step: 'choosing' },
    ],
    shared: [
      shared(),
      shared({ id: 's-2', authorName: 'Olle Granfelt', showAtMeeting: false, asksTeam: true, effects: [], did: 'Arbetslaget läste varandras planeringar. Det blev tystare än jag hade tänkt.', takeaway: '', nextStep: 'Börja i par nästa gång.', week: week(45), submittedAt: '2026-11-05T09:00:00Z' }),
    ],
    effects: [
      { id: 'e1', areaName: ROUNDS.areaName, name: 'Personalen berättar oftare om undervisningen', counts: { seen: 3, 'not-yet': 1, 'not-looked': 0, 'wrong-way': 0 } },
      { id: 'e2', areaName: ROUNDS.areaName, name: 'Eleverna känner igen rektorn och tar kontakt', counts: { seen: 1, 'not-yet': 2, 'not-looked': 1, 'wrong-way': 1 } },
    ],
    ...changes,
  };
}

export function cohort(changes: Partial<CohortView> = {}): CohortView {
  const sizes = [11, 10, 12, 9, 9, 5, 6];
  const names = [
    'Kvalitetssäkra och utveckla undervisningen',
    'Arbeta strukturerat med uppföljning för att höja måluppfyllelsen',
    'Inför ett språkutvecklande arbetssätt genom kollektivt lärande',
    'Effektiva samarbeten – bli hållbar som rektor',
    'Skapa strukturer för en trygg och välkomnande skolmiljö',
    'Lär känna din verksamhet',
    'Frigör elev- och föräldrakraft',
  ];
  const numbers = Array.from({ length: 20 }, (_, index) => index + 28);
  const later = numbers.slice(-5);
  return {
    cohort: COHORT,
    madeUp: true,
    members: 140,
    publishedAt: '2026-11-20T12:15:00Z',
    threshold: 5,
    areas: [
      ...names.map((name, area) => ({
        id: `area-${area}`,
        name,
        underDevelopment: false,
        count: 34 - 4 * area,
        actions: Array.from({ length: sizes[area] ?? 0 }, (_, action) => ({
          id: `area-${area}.action-${action}`,
          name: `Ledarhandling ${action + 1} i området`,
          count: action % 3 === 2 ? ('hidden' as const) : 12 - action,
        })),
      })),
      { id: 'elevhalsa', name: 'Organisera elevhälsoarbetet', underDevelopment: true, count: 0, actions: [] },
    ],
    steps: [
      { step: 'choosing', count: 12 },
      { step: 'trying', count: 91 },
      { step: 'analysing', count: 'hidden' },
      { step: 'adjusting', count: 'hidden' },
    ],
    weeks: numbers.map((number, index) => ({
      ...week(number),
      place: number - (numbers[0] ?? 0),
      outcomes: [
        { outcome: 'answered', count: number === 44 ? 'hidden' : 60 + ((index * 17) % 41) },
        { outcome: 'not-reached', count: number === 44 ? 'hidden' : 9 + ((index * 7) % 12) },
        { outcome: 'unanswered', count: 12 + ((index * 5) % 9) },
        { outcome: 'paused', count: index % 4 === 0 ? 'hidden' : 6 },
        { outcome: 'break', count: number === 44 ? 110 : 0 },
      ],
    })),
    effectWeeks: later.map((number, index) => ({
      ...week(number),
      place: number - (later[0] ?? 0),
      observations: [
        { observation: 'seen', count: 14 + 6 * index },
        { observation: 'not-yet', count: 30 - 2 * index },
        { observation: 'not-looked', count: 11 },
        { observation: 'wrong-way', count: index === 3 ? 6 : 'hidden' },
      ],
    })),
    effects: [
      {
        areaId: 'area-5',
        areaName: 'Lär känna din verksamhet',
        effects: [{ id: 'e1', name: 'Personalen berättar oftare om undervisningen', observations: [{ observation: 'seen', count: 17 }, { observation: 'not-yet', count: 'hidden' }, { observation: 'not-looked', count: 0 }] }],
      },
    ],
    shared: [shared({ id: 'c-1', authorName: 'Siv Norrbäck' })],
    ...changes,
  };
}

export function candidate(changes: Partial<CandidateView> = {}): CandidateView {
  return {
    id: 'i1',
    name: 'Ester Fjällhed',
    municipality: 'Ekdalens kommun',
    school: 'Björkskolan',
    why: 'Jag vill ha någon att tänka tillsammans med.',
    registeredAt: '2026-11-18T10:00:00Z',
    state: 'waiting',
    choices: { approve: false, accept: true, decline: true, finish: false },
    ...changes,
  };
}

export function selection(changes: Partial<SelectionView> = {}): SelectionView {
  return {
    rule: 'facilitator',
    candidates: [
      candidate(),
      candidate({ id: 'i2', name: 'Nils Åsvik', municipality: 'Sjöhaga kommun', school: 'Strandskolan', why: '', nominatedBy: 'Gun Ekhage', organisation: 'o-sjohaga', state: 'approved-by-head', registeredAt: '2026-11-17T10:00:00Z' }),
      candidate({ id: 'i3', name: 'Tora Grenmark', state: 'declined', choices: { approve: false, accept: false, decline: false, finish: false }, message: 'Välkommen tillbaka i höst.' }),
    ],
    notListed: 1,
    teams: [TEAM],
    organisations: [{ id: 'o-sjohaga', name: 'Sjöhaga kommun' }],
    ...changes,
  };
}

export function places(): PlacesView {
  return { places: [{ kind: 'team', cohort: COHORT, team: TEAM }, { kind: 'cohort', cohort: COHORT }] };
}
