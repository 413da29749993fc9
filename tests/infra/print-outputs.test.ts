import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const SCRIPT = join(import.meta.dirname, '../../infra/print-outputs.mjs');

describe('the outputs of a deployment', () => {
  it('are printed as lines of an environment file, in the names that Bicep gives them', () => {
    const { stdout } = printed({ boT_ID: { type: 'String', value: '11111111-1111-4111-8111-111111111111' }, boT_DOMAIN: { type: 'String', value: 'ledtrad.example.org' }, workeR_APP_NAME: { type: 'String', value: '' } });
    assert.deepEqual(parseEnv(stdout), { BOT_ID: '11111111-1111-4111-8111-111111111111', BOT_DOMAIN: 'ledtrad.example.org', WORKER_APP_NAME: '' });
  });

  it('leave alone the last line of a file that an editor has not ended', () => {
    const { stdout } = printed({ boT_ID: { type: 'String', value: 'bot' } });
    assert.deepEqual(parseEnv(`ALERT_EMAIL=it@example.org${stdout}`), { ALERT_EMAIL: 'it@example.org', BOT_ID: 'bot' });
  });

  for (const [says, input] of [['has failed', '{"properties":{"outputs":null}}'], ['is not there', '']] as const) {
    it(`are missed in words when the deployment ${says}, and nothing is written`, () => {
      const { stdout, stderr, status } = run(input);
      assert.deepEqual({ stdout, status }, { stdout: '', status: 1 });
      assert.match(stderr, /^The deployment has no outputs: .*\n$/);
    });
  }
});

function printed(outputs: Readonly<Record<string, { readonly type: string; readonly value: string }>>) {
  return run(JSON.stringify({ properties: { outputs } }));
}

function run(input: string) {
  return spawnSync(process.execPath, [SCRIPT], { input, encoding: 'utf8' });
}
