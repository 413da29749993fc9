import { createRequire } from 'node:module';
import { startTelemetry } from '../../bot/telemetry/telemetry.ts';
import '../../bot/product.ts';

/** Prints which packages of telemetry the product has loaded; with an argument, after a collector was set. */
const [endpoint] = process.argv.slice(2);
await (await startTelemetry(endpoint === undefined ? undefined : { endpoint, tracesKept: 1 }, '0.0.0')).stop();
const packages = Object.keys(createRequire(import.meta.url).cache).flatMap((file) => /node_modules\/(@opentelemetry\/[^/]+|@azure\/monitor[^/]*)\//.exec(file)?.[1] ?? []);
process.stdout.write(JSON.stringify([...new Set(packages)].sort()));
