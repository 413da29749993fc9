import { z } from 'zod';
import { parseLocalSettings } from '../config.ts';
import type { WeeklyCardResult } from './send-weekly-card.ts';
import { LOOPBACK } from './ports.ts';

const SAID: Readonly<Record<WeeklyCardResult, string>> = {
  sent: 'This week’s card is in the chat.',
  'no-conversation': 'There is no chat yet: open the chat link once, then try again.',
  blocked: 'The chat could not be reached. Is its page still open?',
  'try-later': 'The chat takes nothing at the moment. Try again.',
  unknown: 'The chat did not say whether it took the card. Look there before you try again.',
  refused: 'The chat refused the card.',
  'not-authorised': 'The chat did not let the bot in.',
  answered: 'This week is answered already, so no card is sent. Write "reflektera" in the chat to add or change something.',
  paused: 'The principal has paused. Write "pausa" in the chat to end it.',
  'nothing-to-try': 'The principal has not chosen an action yet. Write "hej" in the chat.',
};

const answer = z.object({ result: z.string().refine((result): result is WeeklyCardResult => result in SAID) });

/** `npm run demo:card`: asks the running product to send this week's card to the chat's user now. */
async function run(): Promise<void> {
  const { port } = parseLocalSettings();
  try {
    const response = await fetch(`http://${LOOPBACK}:${port}/local/card-now`, { method: 'POST' });
    const { result } = answer.parse(await response.json());
    console.log(SAID[result]);
    if (result !== 'sent') process.exitCode = 1;
  } catch {
    console.error(`Nothing answers on port ${port}. Start Ledtråd first: npm start`);
    process.exitCode = 1;
  }
}

await run();
