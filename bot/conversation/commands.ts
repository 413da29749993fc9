/** Where Teams shows a list of commands to somebody who writes to the bot. */
export const COMMAND_PLACES = ['personal', 'team', 'groupChat'] as const;
export type CommandPlace = (typeof COMMAND_PLACES)[number];

export interface Command {
  /** What a person can type, in three languages; each leads to the same place as a button. */
  readonly words: readonly string[];
  /** In whose lists of commands in Teams it stands, or why in none: a list takes twelve, and fewer are found sooner. */
  readonly suggested: readonly CommandPlace[] | { readonly nowhere: string };
}

const IN_CHAT = ['personal'] as const;

const COMMANDS: Readonly<Record<string, Command>> = {
  'hello.open': {
    words: ['hej', 'hejsan', 'hallå', 'tjena', 'börja', 'start', 'hello', 'hi', 'hey', 'hei', 'heisann'],
    suggested: { nowhere: 'whatever is written first is answered by a welcome, and nobody looks for a greeting in a list' },
  },
  'help.open': { words: ['hjälp', 'meny', 'help', 'menu', 'hjelp', '?'], suggested: COMMAND_PLACES },
  'status.open': { words: ['status'], suggested: IN_CHAT },
  'reflect.open': { words: ['reflektera', 'reflektion', 'reflect', 'reflection', 'reflekter', 'reflekter nå', 'refleksjon'], suggested: IN_CHAT },
  'change.open': { words: ['byt handling', 'byt', 'change action', 'change', 'bytt handling', 'bytt', 'bytte handling'], suggested: IN_CHAT },
  'choose.open': {
    words: ['välj', 'välj handling', 'välj ledarhandling', 'choose', 'choose action', 'velg', 'velg handling', 'velg lederhandling'],
    suggested: { nowhere: 'done once, from the button that comes until it is done; later it is to change' },
  },
  'interest.open': {
    words: ['anmäl intresse', 'intresseanmälan', 'register interest', 'meld interesse'],
    suggested: { nowhere: 'for those who take part in nothing, whose welcome has the button' },
  },
  'code.open': { words: ['kod', 'inbjudningskod', 'har du fått en kod', 'code', 'invitation code', 'kode', 'invitasjonskode'], suggested: IN_CHAT },
  'pause.open': { words: ['pausa', 'paus', 'pause'], suggested: IN_CHAT },
  'settings.open': { words: ['inställningar', 'inställning', 'språk', 'settings', 'language', 'innstillinger'], suggested: IN_CHAT },
  'nudge.settings': { words: ['påminnelser', 'påminnelse', 'reminders', 'reminder'], suggested: IN_CHAT },
  'meeting.open': { words: ['möte', 'mötet', 'nästa möte', 'meeting', 'next meeting', 'møte', 'møtet', 'neste møte'], suggested: IN_CHAT },
  'case.open': { words: ['jag vill ta upp något', 'ta upp', 'ta upp något', 'bring up', 'bring something up', 'ta opp', 'ta opp noe', 'jeg vil ta opp noe'], suggested: IN_CHAT },
  'commitment.open': {
    words: ['till nästa gång', 'to next time', 'til neste gang'],
    suggested: { nowhere: 'after a meeting, which the meeting’s own card asks for' },
  },
  'send.open': {
    words: ['skicka', 'utskick', 'send', 'broadcast', 'utsending'],
    suggested: { nowhere: 'for those who lead, who find it in the tab and in a menu of their own; everybody else would be turned away' },
  },
  'data.open': { words: ['min data', 'mina data', 'mina uppgifter', 'my data', 'mine data', 'mine opplysninger'], suggested: IN_CHAT },
};

const VERB_BY_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries(COMMANDS).flatMap(([verb, { words }]) => words.map((word) => [word, verb] as const)),
);

/** Every command of the personal chat by its verb, for the app package's lists of commands and the tests. */
export function commands(): Readonly<Record<string, Command>> {
  return COMMANDS;
}

/** Every word that leads to each verb. */
export function commandWords(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(COMMANDS).map(([verb, { words }]) => [verb, words]));
}

/** The verb that typed text asks for; undefined when it is no command. Case, spaces and closing punctuation do not matter. */
export function parseCommand(text: string): string | undefined {
  const plain = text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
  return VERB_BY_WORD.get(plain) ?? VERB_BY_WORD.get(plain.replace(/[!?.,…]+$/u, '').trim());
}
