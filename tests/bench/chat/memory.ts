import { Temporal } from 'temporal-polyfill';
import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import type { Usage } from '../../support/parent.ts';
import { start } from '../../support/processes.ts';
import { megabytes, rounded } from '../figures.ts';
import { printTable, type Figures } from '../report.ts';
import { send } from './client.ts';
import { seatMembers } from './cohort-in-chat.ts';
import type { Connector } from './connector.ts';
import type { ListeningBot, MeasuredBot } from './listening-bot.ts';
import type { OurBotOptions } from './our-bot.ts';
import { Submits } from './submits.ts';
import type { TableService } from './table-service.ts';

const CONCURRENCY = 8;
const MOST_MEGABYTES = 250;
/** Flat: what a process holds after the last submit, against after the first. */
const MOST_GROWTH = 1.15;

/** What the bot's process holds after many submits on a real table service, with no garbage collection forced. */
export async function watchMemory(
  connector: Connector,
  tabFolder: string,
  submitted: { readonly first: number; readonly last: number },
  collector?: string,
): Promise<{ figures: Figures; broken: readonly string[] }> {
  const { serviceUrl, openIdMetadataUrl, token } = connector;
  const now = Temporal.Now.instant();
  const submits = new Submits(serviceUrl, now);
  const service = await start<TableService>(new URL('table-service.ts', import.meta.url), {});
  try {
    const { connectionString } = service.ready;
    const tables = azureTables({ connectionString });
    await tables.ensureTables();
    await seatMembers(tables, serviceUrl, now);
    const bot = await start<ListeningBot, MeasuredBot>(new URL('our-bot.ts', import.meta.url), { serviceUrl, openIdMetadataUrl, tabFolder, connectionString, ...(collector === undefined ? {} : { collector }) } satisfies OurBotOptions);
    const began = await bot.ask('usage', 'idle');
    const submit = (count: number) => send(bot.ready.messagesUrl, () => token, submits.next(count, 'a message'), CONCURRENCY);
    await submit(submitted.first);
    const first = await bot.ask('usage', 'idle');
    const load = await submit(submitted.last - submitted.first);
    const last = await bot.ask('usage', 'idle');
    await bot.end();
    console.log(`\nOn Azurite: ${rounded((load.milliseconds.length * 1_000) / load.elapsedMs)} submits/s.`);
    return told([[0, began], [submitted.first, first], [submitted.last, last]]);
  } finally {
    await service.end();
  }
}

function told(held: readonly (readonly [submits: number, usage: Usage])[]): { figures: Figures; broken: readonly string[] } {
  const rows = held.map(([submits, { rssBytes, heapUsedBytes }]) => [submits, megabytes(rssBytes), megabytes(heapUsedBytes)] as const);
  printTable('The memory of the bot’s process, on Azurite', ['submits', 'RSS MB', 'heap used MB'], rows);
  const [, first, last] = rows.map(([, rss]) => rss);
  const growth = rounded((last ?? NaN) / (first ?? NaN));
  const most = Math.max(...rows.map(([, rss]) => rss));
  return {
    figures: {
      after: Object.fromEntries(rows.map(([submits, rssMegabytes, heapUsedMegabytes]) => [submits, { rssMegabytes, heapUsedMegabytes }])),
      growth,
      mostMegabytesAllowed: MOST_MEGABYTES,
      mostGrowthAllowed: MOST_GROWTH,
    },
    broken: [
      ...(most < MOST_MEGABYTES ? [] : [`the bot holds ${most} MB, less than ${MOST_MEGABYTES} are allowed`]),
      ...(growth <= MOST_GROWTH ? [] : [`memory grew ${growth} times from the first to the last submit, at most ${MOST_GROWTH} is allowed`]),
    ],
  };
}
