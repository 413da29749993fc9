import type { ServerResponse } from 'node:http';

/** The HTTP calls that have come in and are not answered yet. Once it is closed no other comes in. */
export class OpenCalls {
  readonly #open = new Set<ServerResponse>();
  #isClosed = false;
  #emptied: (() => void)[] = [];

  get size(): number {
    return this.#open.size;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** False when it is too late for it. */
  letIn(response: ServerResponse): boolean {
    if (this.#isClosed) return false;
    this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) for (const tell of this.#emptied.splice(0)) tell();
    });
    return true;
  }

  /** What is being answered is answered still, and says that nothing more is to come over its connection. */
  close(): void {
    this.#isClosed = true;
    for (const response of this.#open) if (!response.headersSent) response.setHeader('connection', 'close');
  }

  /** Settles when all have been answered, or their callers have gone. */
  async idle(): Promise<void> {
    if (this.#open.size > 0) await new Promise<void>((resolve) => this.#emptied.push(resolve));
  }
}
