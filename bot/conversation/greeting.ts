import { text } from '../cards/elements.ts';
import { welcomeCard, type NextUp, type Welcome } from '../cards/first-contact.ts';
import { isAnswered } from '../domain/calendar/ledger.ts';
import { isSent } from '../domain/nudges/stopping.ts';
import { changed } from '../domain/person/change.ts';
import { momentOf } from '../domain/person/moment.ts';
import { isPaused } from '../domain/person/pause.ts';
import { focusTrial, membershipsOf, type Person } from '../domain/person/person.ts';
import { changePerson } from '../usecases/change-person.ts';
import type { World } from '../usecases/world.ts';
import type { Answer } from './answer.ts';
import { formAnswer, type Topic, type Turn } from './turn.ts';

/** The first three lines, and the way back to them. */
export const greeting: Topic = { handlers: { 'hello.open': async (turn) => (await greetOnce(turn)) ?? (await hello(turn)) } };

export async function hello(turn: Turn): Promise<Answer> {
  return formAnswer(welcomeCard(turn.context, await welcomeOf(turn)));
}

/** To somebody who asked for what only participants have: what there is for them instead. */
export async function welcomeOutsider(turn: Turn): Promise<Answer> {
  const answer = await hello(turn);
  const [heading, ...lines] = answer.card.body;
  const why = text(turn.context.t('welcome.outsider'));
  return { ...answer, card: { ...answer.card, body: heading ? [heading, why, ...lines] : [why] } };
}

/** The welcome when the app is installed or first written to, once: Teams tells of an installation in more than one way. */
export async function greetOnce(turn: Turn): Promise<Answer | undefined> {
  const { result: isFirst } = await changePerson(turn.world, turn.person, (current) =>
    current.greeted ? { result: false } : { result: true, change: changed({ ...current, greeted: true, clientLanguage: turn.context.language }) });
  return isFirst ? await hello(turn) : undefined;
}

async function welcomeOf({ world, person: { value: person } }: Turn): Promise<Welcome> {
  const name = firstName(person);
  const membership = membershipsOf(person)[0];
  const team = membership && (await world.cohorts.team(membership));
  if (team) {
    return { kind: 'participant', name, cohort: team.cohortName, team: team.name, next: await nextFor(world, person), weekday: person.settings.nudges.weekday };
  }
  const leads = person.roles.find((role) => role.kind === 'facilitator');
  const cohort = leads && (await world.cohorts.cohortPage(leads.cohortId));
  if (cohort) return { kind: 'facilitator', name, cohort: cohort.cohort.name };
  const heads = person.roles.find((role) => role.kind === 'head');
  const organisation = heads && (await world.organisations.find(heads.organisationId));
  if (organisation) return { kind: 'head', name, organisation: organisation.value.name };
  if (person.claimed !== undefined && person.roles.length === 0) return { kind: 'taken', name };
  return { kind: 'unknown', name, registered: person.interest !== undefined };
}

async function nextFor(world: World, person: Person): Promise<NextUp> {
  if (!focusTrial(person)) return (await world.people.choiceDraft(person.pid)) ? 'continue-choosing' : 'choose';
  const { week, date } = momentOf(person, world.clock.now());
  if (isPaused(person, date)) return 'paused';
  if (isAnswered(person.ledger, week)) return 'answered';
  return isSent('weekly-card', person.settings.nudges.stopped) ? 'reflect' : 'unasked';
}

function firstName({ name }: Person): string {
  return name.trim().split(/\s+/)[0] ?? '';
}
