import type { Card } from '../cards/card.ts';
import { settingsCard, settingsReceipt } from '../cards/own-cards.ts';
import type { Problem } from '../cards/problem.ts';
import { parseZone } from '../domain/calendar/zone.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { membershipsOf } from '../domain/person/person.ts';
import { VISIBILITIES } from '../domain/reflection/visibility.ts';
import { translator } from '../locales/translate.ts';
import { changeSettings } from '../usecases/people/change-settings.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** Where the programmes' people live; a person with another zone keeps it as a choice. */
const ZONES = ['Europe/Stockholm', 'Europe/Oslo', 'Europe/Helsinki', 'Europe/Copenhagen', 'Europe/London', 'UTC'];

/** Whether they want a colleague to reflect with; who has not chosen does. */
const PEERS = ['yes', 'no'] as const;

const ANALYSTS = ['yes', 'no', 'not-asked'] as const;

export const settings: Topic = {
  handlers: { 'settings.open': open, 'settings.save': save },
  redraws: { 'settings.save': redraw },
};

async function open({ person: { value: person }, context }: Turn): Promise<Answer> {
  const { settings: own } = person;
  return formAnswer(settingsCard(context, {
    language: own.language ?? context.language,
    zone: own.zone,
    zones: zoneOptions(own.zone),
    visibility: own.visibility,
    analysts: own.analysts,
    peers: own.peers ?? 'yes',
    participant: membershipsOf(person).length > 0,
  }));
}

async function save(turn: Turn, form: Form): Promise<Answer> {
  const own = turn.person.value.settings;
  const language: Language | undefined = form.choice('language', 'field.language', LANGUAGES, own.language ?? turn.context.language);
  const zone = parseZone(form.choice('zone', 'field.zone', zoneOptions(own.zone).map(({ value }) => value), own.zone));
  const visibility = form.choice('visibility', 'field.default-visibility', VISIBILITIES, own.visibility);
  const analysts = form.choice('analysts', 'field.analysts', ANALYSTS, own.analysts);
  const peers = form.choice('peers', 'field.peers', PEERS, own.peers ?? 'yes');
  if (form.faults.length > 0 || !language || !zone || !visibility || !analysts || !peers) return refused(turn, form, redraw);
  await changeSettings(turn.world, turn.person, { language, zone, visibility, analysts, ...(peers === (own.peers ?? 'yes') ? {} : { peers }) });
  return receipt(settingsReceipt({ ...turn.context, language, t: translator(language) }));
}

function redraw({ context }: Redrawing, form: Form, problem: Problem): Card {
  const zone = parseZone(form.raw('zone'));
  return settingsCard(context, {
    language: form.word('language', LANGUAGES) ?? context.language,
    zone: zone ?? '',
    zones: zoneOptions(zone ?? ''),
    visibility: form.word('visibility', VISIBILITIES) ?? '',
    analysts: form.word('analysts', ANALYSTS) ?? '',
    peers: form.word('peers', PEERS) ?? '',
    participant: form.flag('participant'),
    problem,
  });
}

function zoneOptions(own: string): { value: string; title: string }[] {
  return [...new Set([...ZONES, own])].filter((zone) => zone !== '').map((zone) => ({ value: zone, title: zone.replace('_', ' ') }));
}
