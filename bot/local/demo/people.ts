import type { ActionId, CohortId, PersonId, TeamId } from '../../domain/ids.ts';
import type { Identity } from '../../domain/identity.ts';
import { demoPeople, type DemoPerson } from '../demo-people.ts';
import { madeUpObjectId, madeUpPersonId } from './made-up-ids.ts';
import { municipalitiesOf, type Municipality } from './municipalities.ts';
import { NamesInTurn } from './names-in-turn.ts';
import type { Texts } from './texts.ts';

export const COHORT = 'demo' as CohortId;

/** A school leader who takes part. */
export interface DemoLeader {
  readonly pid: PersonId;
  readonly name: string;
  readonly upn: string;
  readonly identity: Identity;
  readonly municipality: Municipality;
  readonly school: string;
  readonly teamId: TeamId;
  readonly protectedIdentity: boolean;
  /** The story that is told first; `later` follows for those who change their focus. */
  readonly actionId: ActionId;
  readonly later: ActionId;
  readonly course: Course;
  /** Of those with the same story each has another turn, so that no text reaches the whole cohort twice. */
  readonly turn: number;
}

/** `not-met` has a seat on the roster and has never opened the app. */
export type Course = 'stays' | 'changes' | 'choosing' | 'not-met' | 'at-the-keyboard' | 'colleague';

export interface DemoTeam {
  readonly teamId: TeamId;
  readonly name: string;
}

export interface DemoRoster {
  readonly municipalities: readonly Municipality[];
  /** The Playground's team first. */
  readonly teams: readonly [DemoTeam, ...DemoTeam[]];
  readonly leaders: readonly DemoLeader[];
}

/** How many share a story beside the Playground's team; the turns after theirs are that team's. */
export const TURNS = 7;
const LEADERS = 135;
const STILL_CHOOSING = 9;
const NOT_MET = 3;
const PROTECTED = 40;
const TEAM_SIZES = [6, 7, 6, 6, 5, 6, 7, 6, 6, 6, 7, 6, 5, 6, 6, 7, 6, 7, 6, 5, 6, 7];
/** In the order of the Playground's people, the one at the keyboard first. */
const PLAYGROUND_STORIES = ['verksamhet.rundor', 'undervisning.spontana-besok', 'trygghet.goda-relationer', 'elevforaldrakraft.det-positiva', 'sprak.arbetslagsmoten'];

/** 140 made-up school leaders in 23 learning teams; the same ones every time. */
export function demoRoster(texts: Texts): DemoRoster {
  const municipalities = municipalitiesOf(texts.names);
  const [first, ...others] = texts.names.teams.map(teamNamed);
  if (!first) throw new TypeError('no team has a name');
  const inTurn = new NamesInTurn(texts.names);
  const seats = others.flatMap(({ teamId }, index) => Array.from({ length: TEAM_SIZES[index] ?? 0 }, () => teamId));
  const leaders = seats.slice(0, LEADERS).map((teamId, index) => leaderAt(index, teamId, texts, municipalities, inTurn));
  return { municipalities, teams: [first, ...others], leaders: [...playgroundLeaders(first, texts, municipalities[0], inTurn), ...leaders] };
}

function teamNamed(name: string): DemoTeam {
  const id = name.toLowerCase().replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o');
  return { teamId: `larteam-${id}` as TeamId, name: `Lärteam ${name}` };
}

/**
 * Neighbours in the list share a municipality or two and, because the stories alternate between the areas, never an
 * area while a team has no more members than there are areas: so no text is met twice in a team.
 */
function leaderAt(index: number, teamId: TeamId, texts: Texts, municipalities: readonly Municipality[], inTurn: NamesInTurn): DemoLeader {
  const { stories, areas } = texts;
  const municipality = itemAt(municipalities, Math.floor((index * municipalities.length) / LEADERS));
  const [story, round] = [index % stories.length, Math.floor(index / stories.length)];
  const name = inTurn.nextPerson();
  const upn = `${asciiOf(name)}@${municipality.domain}`;
  return {
    pid: madeUpPersonId(upn),
    name,
    upn,
    identity: { tenantId: municipality.tenantId, objectId: madeUpObjectId(upn) },
    municipality,
    school: inTurn.nextSchool(),
    teamId,
    protectedIdentity: index === PROTECTED,
    actionId: itemAt(stories, story).actionId,
    later: itemAt(stories, (story + areas) % stories.length).actionId,
    course: courseOf(story, round),
    turn: round,
  };
}

/** Spread so that every story keeps about as many: those who change hand on to the next story of their area. */
function courseOf(story: number, round: number): Course {
  if (story < STILL_CHOOSING && round === story % 6) return story < NOT_MET ? 'not-met' : 'choosing';
  return round === (5 * story + 1) % 6 ? 'changes' : 'stays';
}

function playgroundLeaders({ teamId }: DemoTeam, { stories, areas }: Texts, municipality: Municipality, inTurn: NamesInTurn): DemoLeader[] {
  const { tenantId, current, colleagues } = demoPeople();
  return [current, ...colleagues].map(({ name, objectId, userPrincipalName }: DemoPerson, index): DemoLeader => {
    const story = stories.findIndex(({ actionId }) => actionId === PLAYGROUND_STORIES[index]);
    return {
      pid: madeUpPersonId(userPrincipalName),
      name,
      upn: userPrincipalName,
      identity: { tenantId, objectId },
      municipality,
      school: inTurn.nextSchool(),
      teamId,
      protectedIdentity: false,
      actionId: itemAt(stories, story).actionId,
      later: itemAt(stories, (story + areas) % stories.length).actionId,
      course: index === 0 ? 'at-the-keyboard' : 'colleague',
      turn: TURNS,
    };
  });
}

function asciiOf(name: string): string {
  return name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(' ', '.');
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}
