import type { TenantId } from '../../domain/ids.ts';
import { demoPeople } from '../demo-people.ts';
import { madeUpTenantId } from './made-up-ids.ts';
import type { Names } from './texts.ts';

/** A made-up organisation (*huvudman*) with a tenant of its own. */
export interface Municipality {
  readonly name: string;
  readonly domain: string;
  readonly tenantId: TenantId;
  /** The ISO week of its winter break. */
  readonly sportlov: number;
}

/** All fifteen; the Playground's tenant belongs to the one that its people's addresses name, which comes first. */
export function municipalitiesOf(names: Names): readonly [Municipality, ...Municipality[]] {
  const { tenantId, current } = demoPeople();
  const all = names.municipalities.map((each): Municipality => ({
    ...each,
    tenantId: current.userPrincipalName.endsWith(`@${each.domain}`) ? tenantId : madeUpTenantId(each.domain),
  }));
  const [first, ...others] = all;
  if (first?.tenantId !== tenantId) throw new TypeError("the Playground's municipality does not come first");
  return [first, ...others];
}
