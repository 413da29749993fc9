import type { BicepFile } from '../bicep/bicep-file.ts';
import { below } from '../bicep/nodes.ts';
import { faultAt, type Fault } from './fault.ts';

/** Where the text is no Bicep. A resource within a resource is refused as well, because the other checks read one level. */
export function checkSyntax({ path, root }: BicepFile): Fault[] {
  return [...below(root)].flatMap((node) => {
    if (node.isError || node.isMissing) return [faultAt(path, node, `is no Bicep near ${JSON.stringify(node.text.slice(0, 40))}`)];
    const isNested = node.type === 'resource_declaration' && node.parent?.type === 'object_property';
    return isNested ? [faultAt(path, node, 'is a resource within a resource: declare it by itself, with parent')] : [];
  });
}
