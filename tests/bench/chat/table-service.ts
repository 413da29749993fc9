import { startAzuriteHere } from '../../support/azurite-here.ts';
import { serveParent } from '../../support/parent.ts';

export interface TableService {
  readonly connectionString: string;
}

/** Azurite without its file: saving the whole of it every moment would be measured as slowness of the bot. */
const { connectionString } = await startAzuriteHere();
serveParent<TableService>({ connectionString }, {});
