import type { InspectedConfig } from '../config.ts';
import { well, wrong, type Check } from './check.ts';

/** Every setting that the product would refuse to start without. */
export function checkSettings({ faults }: Pick<InspectedConfig, 'faults'>): Check {
  return {
    id: 'settings',
    run: async () => (faults.length === 0 ? well('settings-complete') : wrong('settings-faulty', { names: faults, count: faults.length })),
  };
}
