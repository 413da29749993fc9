import { parseDigestCommand } from './channel-digest.ts';
import { commands, parseCommand, type CommandPlace } from './commands.ts';

/** What a channel is for and no other place; who leads the team says it there. */
const IN_CHANNELS = ['digest.on', 'digest.off'] as const;

/** What the app package's list for a place has to hold, no more and no less: each by the verb that it leads to. */
export function suggestedIn(place: CommandPlace): readonly string[] {
  const verbs = Object.entries(commands()).filter(([, { suggested }]) => !('nowhere' in suggested) && suggested.includes(place)).map(([verb]) => verb);
  return place === 'team' ? [...verbs, ...IN_CHANNELS] : verbs;
}

/** What a text leads to where it is said; undefined where it is no command or is answered only in the own chat. */
export function commandMeant(place: CommandPlace, text: string): string | undefined {
  const verb = parseCommand(text);
  if (place === 'personal') return verb;
  const digest = place === 'team' ? parseDigestCommand(text) : undefined;
  if (digest) return digest.off ? 'digest.off' : 'digest.on';
  return verb === 'help.open' || verb === 'hello.open' ? verb : undefined;
}
