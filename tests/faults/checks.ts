/** What has to hold, each said in a line as it is found out; of a part with a name only what does not. */
export class Checks {
  readonly #part: string | undefined;
  #passed = 0;
  #failed = 0;

  constructor(part?: string) {
    this.#part = part;
  }

  holds(what: string, doesHold: boolean, found = ''): void {
    if (doesHold) this.#passed += 1;
    else this.#failed += 1;
    if (this.#part === undefined || !doesHold) say(`  ${doesHold ? 'ok    ' : 'FAILED'} ${this.#part === undefined ? '' : `${this.#part}: `}${what}${found === '' ? '' : ` (${found})`}`);
  }

  equal(what: string, found: number, expected: number): void {
    this.holds(what, found === expected, found === expected ? String(found) : `${found}, not ${expected}`);
  }

  atMost(what: string, found: number, most: number): void {
    this.holds(what, found <= most, `${found}, at most ${most}`);
  }

  note(line: string): void {
    say(`         ${line.trim()}`);
  }

  /** What was found in a part. */
  add(part: Checks): void {
    this.#passed += part.#passed;
    this.#failed += part.#failed;
    if (part.#failed === 0) say(`  ok     ${part.#part}: ${part.#passed} things hold`);
  }

  get failed(): number {
    return this.#failed;
  }

  /** The line that CI reads. */
  get summary(): string {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
