import type { RoleHolderView } from '../../../bot/api/contract/roles.ts';

export function hasRole({ leads, analyses, heads, administers }: RoleHolderView): boolean {
  return leads.length > 0 || analyses || heads || administers;
}
