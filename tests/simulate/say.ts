/** A line on standard output: what the command is for. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
