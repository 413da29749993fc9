import type { Node } from 'web-tree-sitter';
import type { BicepFile, Module, Parameter } from '../bicep/bicep-file.ts';
import { below, literalText, partsOf, propertiesOf, propertyOf } from '../bicep/nodes.ts';
import { faultAt, type Fault } from './fault.ts';
import { pathFrom, type InfraFiles } from './infra-files.ts';

/** A module gets every parameter that it needs, none that it does not know, and is asked for no output that it has not. */
export function checkModules(infra: InfraFiles): Fault[] {
  const files = [...infra.bicep.values()];
  return [
    ...files.flatMap((file) => file.modules.flatMap((module) => checkModule(infra, file, module))),
    ...files.flatMap((file) => checkOutputs(infra, file)),
    ...files.flatMap((file) => file.parameters.flatMap((parameter) => checkDefault(file, parameter))),
    ...checkReached(infra),
  ];
}

function checkModule(infra: InfraFiles, file: BicepFile, module: Module): Fault[] {
  const target = infra.bicep.get(pathFrom(file.path, module.target));
  if (!target) return [faultAt(file.path, module.node, `${module.target} is not there`)];
  const params = module.body && propertyOf(module.body, 'params');
  const given = params ? propertiesOf(params) : [];
  const missing = target.parameters.filter(({ name, value }) => value === undefined && !given.some((property) => property.name === name));
  return [
    ...missing.map(({ name }) => faultAt(file.path, module.node, `${module.name} is not given ${name}`)),
    ...given.flatMap(({ name, key, value }) => {
      const parameter = target.parameters.find((known) => known.name === name);
      return parameter ? checkValue(file, parameter, value) : [faultAt(file.path, key, `${module.name} knows no parameter ${name}`)];
    }),
  ];
}

function checkDefault(file: BicepFile, parameter: Parameter): Fault[] {
  return parameter.value ? checkValue(file, parameter, parameter.value) : [];
}

/** What can be seen without deploying: the kind of a literal, and whether it is among those allowed. */
function checkValue(file: BicepFile, { name, type, allowed }: Parameter, value: Node): Fault[] {
  const kind = kindOf(value);
  if (kind !== undefined && kind !== type) return [faultAt(file.path, value, `${name} is given ${kind} and is ${type}`)];
  const text = literalText(value);
  return text !== undefined && allowed && !allowed.includes(text) ? [faultAt(file.path, value, `${name} may not be '${text}'`)] : [];
}

const KINDS: Readonly<Record<string, string>> = { string: 'string', number: 'int', boolean: 'bool', array: 'array', object: 'object' };

/** Of a literal; undefined for what is worked out. */
function kindOf(node: Node): string | undefined {
  return KINDS[node.type];
}

function checkOutputs(infra: InfraFiles, file: BicepFile): Fault[] {
  return [...below(file.root)].flatMap((node) => {
    const asked = askedOutput(node);
    const module = asked && file.modules.find(({ name }) => name === asked.module);
    if (!asked || !module) return [];
    const target = infra.bicep.get(pathFrom(file.path, module.target));
    const isThere = target?.outputs.some(({ name }) => name === asked.output) ?? true;
    return isThere ? [] : [faultAt(file.path, node, `${asked.module} has no output ${asked.output}`)];
  });
}

/** `module.outputs.name` */
function askedOutput(node: Node): { module: string; output: string } | undefined {
  if (node.type !== 'member_expression') return undefined;
  const outputs = node.childForFieldName('object');
  if (outputs?.type !== 'member_expression' || outputs.childForFieldName('property')?.text !== 'outputs') return undefined;
  const [module] = partsOf(outputs);
  return { module: module?.text ?? '', output: node.childForFieldName('property')?.text ?? '' };
}

/** A module that nobody deploys is a mistake, or a file too many. */
function checkReached({ bicep }: InfraFiles): Fault[] {
  const reached = new Set([...bicep.values()].flatMap((file) => file.modules.map(({ target }) => pathFrom(file.path, target))));
  return [...bicep.values()].filter(({ path }) => path !== 'main.bicep' && !reached.has(path)).map(({ path, root }) => faultAt(path, root, 'is used by nobody'));
}
