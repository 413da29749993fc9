import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import { codeCard, MOST_CODE, ownCodeCard } from '../cards/code-card.ts';
import { text } from '../cards/elements.ts';
import type { Problem } from '../cards/problem.ts';
import { localDate } from '../domain/calendar/zone.ts';
import { parseInvitationCode } from '../domain/invitation.ts';
import { translator } from '../locales/translate.ts';
import { issueOwnCode } from '../usecases/people/issue-invitation.ts';
import { useInvitation } from '../usecases/people/use-invitation.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { greetOnce, hello } from './greeting.ts';
import { dateInWords } from './pausing.ts';
import { formAnswer, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** An invitation code: to come in by one, and to have one for another account of one's own. */
export const code: Topic = {
  handlers: { 'code.open': open, 'code.submit': submit, 'code.show': show },
  redraws: { 'code.submit': redraw },
};

/** In three languages; what follows is the code. */
const SAID = /^(?:kod|inbjudningskod|code|invitation code|kode|invitasjonskode)[\s:]+(\S.*)$/iu;
const ALONE = /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{2}$/i;

/** What somebody says to be a code: `kod K7QM-3XDF-9R`, or the code by itself; undefined for anything else. */
export function parseSaidCode(typed: string): string | undefined {
  const plain = typed.normalize('NFC').trim();
  return SAID.exec(plain)?.[1] ?? (ALONE.test(plain) ? plain : undefined);
}

async function open({ context, person }: Turn): Promise<Answer> {
  return formAnswer(codeCard(context, { code: '', hasPlace: person.value.roles.length > 0 }));
}

async function submit(turn: Turn, form: Form): Promise<Answer> {
  const { world, caller, person } = turn;
  const typed = form.raw('code').slice(0, MOST_CODE);
  if (typed.trim() === '') form.fault('code', 'field.code', 'required');
  if (form.faults.length > 0) return refused(turn, form, redraw);
  const use = await useInvitation(world, caller, person, parseInvitationCode(typed));
  if (use.kind === 'refused') {
    form.fault('code', 'field.code', `code-${use.why}`);
    return refused(turn, form, redraw);
  }
  return await welcomed({ ...turn, person: use.person });
}

/** As the person that they are from now on, in that person's own language. */
async function welcomed(turn: Turn): Promise<Answer> {
  const language = turn.person.value.settings.language ?? turn.context.language;
  const there = { ...turn, context: { ...turn.context, language, t: translator(language) } };
  const answer = (await greetOnce(there)) ?? (await hello(there));
  const [heading, ...lines] = answer.card.body;
  const done = text(there.context.t('code.done'));
  return { ...answer, card: { ...answer.card, body: heading ? [heading, done, ...lines] : [done] } };
}

async function show({ world, context, person: { value: person } }: Turn): Promise<Answer> {
  const issued = await issueOwnCode(world, person);
  const until = localDate(Temporal.Instant.from(issued.expiresAt), person.settings.zone).toString();
  return formAnswer(ownCodeCard(context, { code: issued.code, until: dateInWords(until, context.language) }));
}

function redraw({ context }: Redrawing, form: Form, problem: Problem): Card {
  return codeCard(context, { code: form.echo('code', MOST_CODE), hasPlace: form.flag('hasPlace'), problem });
}
