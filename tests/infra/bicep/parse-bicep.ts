import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
let made: Promise<Parser> | undefined;

/** The syntax tree of a Bicep file. It has error nodes where the text is no Bicep; it never throws for the text's sake. */
export async function parseBicep(text: string): Promise<Node> {
  made ??= makeParser();
  const tree = (await made).parse(text);
  if (!tree) throw new TypeError('the parser was given no language');
  return tree.rootNode;
}

async function makeParser(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
  return parser;
}
