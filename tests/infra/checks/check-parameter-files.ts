import type { BicepFile } from '../bicep/bicep-file.ts';
import type { Fault } from './fault.ts';
import type { InfraFiles } from './infra-files.ts';

interface Given {
  readonly name: string;
  readonly line: number;
  /** Undefined for what is worked out, or put in by the toolkit. */
  readonly text: string | undefined;
}

const FILES = { 'main.bicepparam': givenByAz, 'azure.parameters.json': givenByToolkit } as const;

/** Whoever deploys, by az or by the toolkit, gives main.bicep what it needs and nothing that it does not know. */
export function checkParameterFiles({ texts, bicep }: InfraFiles): Fault[] {
  const main = bicep.get('main.bicep');
  if (!main) return [{ file: 'main.bicep', line: 1, what: 'is not there' }];
  return Object.entries(FILES).flatMap(([file, read]) => {
    const text = texts.get(file);
    return text === undefined ? [{ file, line: 1, what: 'is not there' }] : compare(main, file, read(text));
  });
}

function compare(main: BicepFile, file: string, given: readonly Given[]): Fault[] {
  const missing = main.parameters.filter(({ name, value }) => value === undefined && !given.some((one) => one.name === name));
  return [
    ...missing.map(({ name }) => ({ file, line: 1, what: `does not give ${name}` })),
    ...given.flatMap(({ name, line, text }) => {
      const parameter = main.parameters.find((known) => known.name === name);
      if (!parameter) return [{ file, line, what: `main.bicep knows no parameter ${name}` }];
      const isAllowed = text === undefined || !parameter.allowed || parameter.allowed.includes(text);
      return isAllowed ? [] : [{ file, line, what: `${name} may not be '${text}'` }];
    }),
  ];
}

/** The grammar does not know parameter files: they are read line by line. */
function givenByAz(text: string): Given[] {
  return text.split('\n').flatMap((row, index) => {
    const [, name, value] = /^param (\w+) = (.+)$/.exec(row) ?? [];
    return name === undefined ? [] : [{ name, line: index + 1, text: /^'([^'$]*)'$/.exec(value ?? '')?.[1] }];
  });
}

function givenByToolkit(text: string): Given[] {
  const { parameters } = JSON.parse(text) as { parameters: Record<string, { value: unknown }> }; // By Azure's schema, which the file names.
  return Object.entries(parameters).map(([name, { value }]) => ({
    name,
    line: text.split('\n').findIndex((row) => row.includes(`"${name}"`)) + 1,
    text: typeof value === 'string' && !value.includes('${{') ? value : undefined,
  }));
}
