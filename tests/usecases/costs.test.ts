import { azureTables } from '../../bot/storage/table/azure-tables.ts';
import { memoryTables } from '../../bot/storage/table/memory-tables.ts';
import { requestCounter } from '../../bot/storage/table/request-counter.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { costsOfAnswers } from './costs.ts';

describe('what an answer costs in memory', () => {
  costsOfAnswers(async () => {
    const counter = requestCounter();
    return { tables: memoryTables({ onRequest: counter.onRequest }), counter };
  });
});

describe('what an answer costs on the table service', () => {
  const running: Azurite[] = [];
  after(async () => { for (const azurite of running) await azurite.close(); });

  costsOfAnswers(async () => {
    const azurite = await startAzurite();
    running.push(azurite);
    const counter = requestCounter();
    const tables = azureTables({ connectionString: azurite.connectionString, onRequest: counter.onRequest });
    await tables.ensureTables();
    return { tables, counter };
  });
}).timeout(30_000);
