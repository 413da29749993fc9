import { randomIds } from '../../bot/ids.ts';
import { azureTables } from '../../bot/storage/table/azure-tables.ts';
import type { Tables } from '../../bot/storage/table/tables.ts';
import type { World } from '../../bot/usecases/world.ts';
import { afternoonClock, realNow } from '../support/afternoon.ts';
import { startAzurite } from '../support/azurite.ts';
import { startTeamsAtScale, type TeamsAtScale } from '../support/teams-at-scale.ts';
import { worldOver } from '../support/world.ts';

/** What stands still while workers come and go: the tables, Teams, and somebody who looks on. */
export interface Ground {
  readonly connectionString: string;
  readonly teams: TeamsAtScale;
  /** When the afternoon began. */
  readonly began: number;
  /** The use cases from this process, past every fault. */
  readonly world: World;
  readonly tables: Tables;
  close(): Promise<void>;
}

export async function startGround(): Promise<Ground> {
  const [azurite, teams] = await Promise.all([startAzurite(), startTeamsAtScale()]);
  const { connectionString } = azurite;
  // The emulator may be busy with the workers for longer than anybody who waits would bear.
  const tables = azureTables({ connectionString, timeout: 60_000 });
  await tables.ensureTables();
  const began = realNow();
  return {
    connectionString,
    teams,
    began,
    tables,
    world: worldOver(tables, { clock: afternoonClock(began), ids: randomIds }),
    async close() {
      await Promise.all([azurite.close(), teams.end()]);
    },
  };
}
