import { checkMembers } from './check-members.ts';
import { checkModules } from './check-modules.ts';
import { checkNames } from './check-names.ts';
import { checkParameterFiles } from './check-parameter-files.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkSettings } from './check-settings.ts';
import { checkSymbols } from './check-symbols.ts';
import { checkSyntax } from './check-syntax.ts';
import type { Fault } from './fault.ts';
import type { InfraFiles } from './infra-files.ts';

/** Every check that needs nothing but the repository. */
export function checkOffline(infra: InfraFiles): Fault[] {
  const files = [...infra.bicep.values()];
  return [
    ...files.flatMap(checkSyntax),
    ...files.flatMap(checkSymbols),
    ...checkModules(infra),
    ...checkMembers(infra),
    ...checkParameterFiles(infra),
    ...checkSettings(infra),
    ...checkNames(infra),
    ...checkSecrets(infra),
  ];
}
