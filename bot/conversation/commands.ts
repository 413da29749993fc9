/** Words that a person can type, in three languages; each leads to the same place as a button. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'hello.open': ['hej', 'hejsan', 'hallå', 'tjena', 'börja', 'start', 'hello', 'hi', 'hey', 'hei', 'heisann'],
  'help.open': ['hjälp', 'meny', 'help', 'menu', 'hjelp', '?'],
  'status.open': ['status'],
  'reflect.open': ['reflektera', 'reflektion', 'reflect', 'reflection', 'reflekter', 'reflekter nå', 'refleksjon'],
  'change.open': ['byt handling', 'byt', 'change action', 'change', 'bytt handling', 'bytt', 'bytte handling'],
  'choose.open': ['välj', 'välj handling', 'välj ledarhandling', 'choose', 'choose action', 'velg', 'velg handling', 'velg lederhandling'],
  'interest.open': ['anmäl intresse', 'intresseanmälan', 'register interest', 'meld interesse'],
  'code.open': ['kod', 'inbjudningskod', 'har du fått en kod', 'code', 'invitation code', 'kode', 'invitasjonskode'],
  'pause.open': ['pausa', 'paus', 'pause'],
  'settings.open': ['inställningar', 'inställning', 'språk', 'settings', 'language', 'innstillinger'],
  'nudge.settings': ['påminnelser', 'påminnelse', 'reminders', 'reminder'],
  'meeting.open': ['möte', 'mötet', 'nästa möte', 'meeting', 'next meeting', 'møte', 'møtet', 'neste møte'],
  'case.open': ['jag vill ta upp något', 'ta upp', 'ta upp något', 'bring up', 'bring something up', 'ta opp', 'ta opp noe', 'jeg vil ta opp noe'],
  'commitment.open': ['till nästa gång', 'to next time', 'til neste gang'],
  'send.open': ['skicka', 'utskick', 'send', 'broadcast', 'utsending'],
  'data.open': ['min data', 'mina data', 'mina uppgifter', 'my data', 'mine data', 'mine opplysninger'],
};

const VERB_BY_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([verb, words]) => words.map((word) => [word, verb] as const)),
);

/** Every word that leads to each verb, for the app manifest's command lists and the tests. */
export function commandWords(): Readonly<Record<string, readonly string[]>> {
  return WORDS;
}

/** The verb that typed text asks for; undefined when it is no command. Case, spaces and closing punctuation do not matter. */
export function parseCommand(text: string): string | undefined {
  const plain = text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
  return VERB_BY_WORD.get(plain) ?? VERB_BY_WORD.get(plain.replace(/[!?.,…]+$/u, '').trim());
}
