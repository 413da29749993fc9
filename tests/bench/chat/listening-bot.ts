/** What both bots say when they are ready. */
export interface ListeningBot {
  readonly messagesUrl: string;
}
