import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const SCRIPTS = join(import.meta.dirname, '../../../infra/entra');
const AZ = join(import.meta.dirname, 'fake-az.mjs');

export interface TenantState {
  tenantId: string;
  apps: EntraApp[];
  /** Client ids of apps that have a service principal. */
  principals: string[];
  /** The commands that were carried out. */
  calls: string[];
}

/** As Microsoft Graph keeps it, as far as the scripts fill it in. */
export interface EntraApp {
  id: string;
  appId: string;
  displayName: string;
  signInAudience?: string;
  identifierUris?: string[];
  api?: {
    requestedAccessTokenVersion: number;
    oauth2PermissionScopes: { id: string; value: string; isEnabled: boolean }[];
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
  };
  web?: { redirectUris: string[] };
  requiredResourceAccess?: { resourceAccess: { id: string; type: string }[] }[];
  trust: { name: string; issuer: string; subject: string; audiences: string[] }[];
}

/** A tenant with no app in it, that the scripts of infra/entra reach as `az`. */
export class FakeTenant {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ledtrad-entra-'));
  readonly #state = join(this.#folder, 'state.json');

  constructor() {
    const az = join(this.#folder, 'az');
    writeFileSync(az, `#!/bin/sh\nexec "${process.execPath}" "${AZ}" "$@"\n`);
    chmodSync(az, 0o755);
    this.put({ tenantId: '11111111-1111-4111-8111-111111111111', apps: [], principals: [], calls: [] });
  }

  get state(): TenantState {
    return JSON.parse(readFileSync(this.#state, 'utf8')) as TenantState; // Written by put, or by the fake from that.
  }

  put(state: TenantState): void {
    writeFileSync(this.#state, JSON.stringify(state));
  }

  /** What it printed, what it complained of, and how it ended. */
  run(script: string, settings: Readonly<Record<string, string>> = {}): { printed: string; complained: string; status: number | null } {
    const env = { PATH: `${this.#folder}${delimiter}${process.env['PATH'] ?? ''}`, FAKE_AZ_STATE: this.#state, ...settings };
    const { stdout, stderr, status } = spawnSync('bash', [join(SCRIPTS, script)], { env, encoding: 'utf8' });
    return { printed: stdout, complained: stderr, status };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
