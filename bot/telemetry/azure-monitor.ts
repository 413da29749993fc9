import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { AzureMonitorLogExporter, AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import type { AzureMonitorConfig } from '../config.ts';
import { reasonOf } from '../reason-of.ts';
import type { Exporters, OnUndelivered } from './collect.ts';
import type { TelemetryOverrides } from './telemetry.ts';

/** The exporters' own figures about this process would go to their maker; they ask for this by the environment alone. */
const NO_FIGURES_FOR_THE_MAKER = 'APPLICATION_INSIGHTS_NO_STATSBEAT';

/** Few: what does not arrive is left behind, and a stop must not wait for it. */
const RETRIES = { maxRetries: 2, retryDelayInMs: 500, maxRetryDelayInMs: 2_000 };

/**
 * To Application Insights, signed by the managed identity (role Monitoring Metrics Publisher on the resource): the
 * connection string says where, and is no secret where the resource takes Entra tokens alone. Nothing is kept on disk.
 */
export function azureMonitorExporters({ connectionString, identityClientId }: AzureMonitorConfig, { credential, http }: TelemetryOverrides, onUndelivered: OnUndelivered): Exporters {
  process.env[NO_FIGURES_FOR_THE_MAKER] = 'true';
  const options = {
    connectionString,
    credential: reportingTokens(credential ?? new ManagedIdentityCredential({ clientId: identityClientId }), onUndelivered),
    disableOfflineStorage: true,
    retryOptions: RETRIES,
    httpClient: reporting(http ?? createDefaultHttpClient(), onUndelivered),
  };
  return { spans: new AzureMonitorTraceExporter(options), metrics: new AzureMonitorMetricExporter(options), logs: new AzureMonitorLogExporter(options) };
}

/** The exporters call it a success when a batch is refused that they may try again, and then do not. */
function reporting(http: HttpClient, onUndelivered: OnUndelivered): HttpClient {
  return {
    async sendRequest(request) {
      try {
        const response = await http.sendRequest(request);
        if (response.status >= 400) onUndelivered(String(response.status));
        return response;
      } catch (error) {
        onUndelivered(reasonOf(error));
        throw error;
      }
    },
  };
}

/** An identity that is missing never gets as far as a request. */
function reportingTokens(credential: TokenCredential, onUndelivered: OnUndelivered): TokenCredential {
  return {
    async getToken(...those) {
      try {
        return await credential.getToken(...those);
      } catch (error) {
        onUndelivered(reasonOf(error));
        throw error;
      }
    },
  };
}
