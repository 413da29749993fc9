/** The process that azurite.ts starts: it tells where it listens, and ends when the channel to its parent closes. */
import { startAzuriteHere } from './azurite-here.ts';

process.once('disconnect', () => process.exit());
const { connectionString } = await startAzuriteHere();
process.send?.(connectionString);
