import type { Node } from 'web-tree-sitter';

/** What is wrong in a file of infra/, for whoever is to mend it. */
export interface Fault {
  /** From infra/. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

export function faultAt(file: string, node: Node, what: string): Fault {
  return { file, line: node.startPosition.row + 1, what };
}

export function tellFault({ file, line, what }: Fault): string {
  return `infra/${file}:${line} ${what}`;
}
