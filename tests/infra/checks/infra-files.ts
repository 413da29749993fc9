import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readBicepFile, type BicepFile } from '../bicep/bicep-file.ts';

const FOLDER = join(import.meta.dirname, '../../../infra');

/** Every text of infra/ by its path from there. Tests plant a fault by putting another text in a file's place. */
export type Texts = ReadonlyMap<string, string>;

export interface InfraFiles {
  readonly texts: Texts;
  readonly bicep: ReadonlyMap<string, BicepFile>;
}

export function readTexts(): Texts {
  const paths = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(paths.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(FOLDER.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  }));
}

export async function readInfra(texts: Texts): Promise<InfraFiles> {
  const bicep = await Promise.all([...texts].filter(([path]) => path.endsWith('.bicep')).map(([path, text]) => readBicepFile(path, text)));
  return { texts, bicep: new Map(bicep.map((file) => [file.path, file])) };
}

/** Where a path that stands in a file leads, from infra/. */
export function pathFrom(file: string, target: string): string {
  return posix.normalize(posix.join(posix.dirname(file), target));
}
