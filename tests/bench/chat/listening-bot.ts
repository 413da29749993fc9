import type { Usage } from '../../support/parent.ts';

/** What both bots say when they are ready. */
export interface ListeningBot {
  readonly messagesUrl: string;
}

/** `idle`: what goes on after an answer. `settled`: also what the clock would do later. */
export type AwaitedFirst = 'idle' | 'settled';

/** What both bots can be asked. */
export interface MeasuredBot {
  /** What it has used so far, told when it is done with what is awaited. */
  usage(awaited: AwaitedFirst): Usage | Promise<Usage>;
}
