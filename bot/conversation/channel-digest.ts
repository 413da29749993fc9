import { isAllowed } from '../domain/policy.ts';
import type { Language } from '../domain/language.ts';
import type { Person } from '../domain/person/person.ts';
import type { Translate } from '../locales/translate.ts';
import type { Team } from '../ports/cohorts.ts';
import { linkChannel, unlinkChannel, type Channel } from '../usecases/cohorts/link-channel.ts';
import { listPlaces } from '../usecases/people/list-places.ts';
import type { World } from '../usecases/world.ts';

const WORDS: readonly string[] = ['månadsbrev', 'månadsbrevet', 'digest', 'monthly digest', 'månedsbrev', 'månedsbrevet'];
const OFF: ReadonlySet<string> = new Set(['av', 'off', 'stopp', 'stop']);

/** What *månadsbrev*, *månadsbrev Norr* and *månadsbrev av* ask for in a channel; undefined for anything else. */
export interface DigestCommand {
  readonly off: boolean;
  /** As written, lower-case; '' where no team is named. */
  readonly team: string;
}

export function parseDigestCommand(text: string): DigestCommand | undefined {
  const plain = text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ').replace(/[!?.…]+$/u, '');
  const word = WORDS.filter((each) => plain === each || plain.startsWith(`${each} `)).sort((a, b) => b.length - a.length)[0];
  if (word === undefined) return undefined;
  const rest = plain.slice(word.length).trim().split(' ').filter(Boolean);
  const off = rest.length > 0 && OFF.has(rest.at(-1) ?? '');
  return { off, team: (off ? rest.slice(0, -1) : rest).join(' ') };
}

export interface DigestRequest {
  readonly world: World;
  readonly person: Person;
  readonly language: Language;
  readonly t: Translate;
  /** Absent in a group chat, which has no channel to post in. */
  readonly channel: Channel | undefined;
}

/** Answers with one sentence that everybody in the channel may read. */
export async function answerDigestCommand({ world, person, language, t, channel }: DigestRequest, { off, team }: DigestCommand): Promise<string> {
  if (!channel) return t('digest.command.no-channel');
  const { teams } = await listPlaces(world, person);
  const led = teams.filter(({ cohortId, teamId }) => isAllowed(person, { kind: 'lead-team', cohortId, teamId }));
  if (led.length === 0) return t('digest.command.not-leading');
  const meant = meantBy(led, team);
  if (!meant) return t('digest.command.which');
  if (off) {
    await unlinkChannel(world, person, meant);
    return t('digest.command.off', { team: meant.name });
  }
  await linkChannel(world, person, meant, channel, language);
  return t('digest.command.on', { team: meant.name });
}

function meantBy(led: readonly Team[], named: string): Team | undefined {
  if (named === '') return led.length === 1 ? led[0] : undefined;
  return led.find(({ name }) => name.toLowerCase() === named);
}
