import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../infra/print-outputs.mjs');

describe('the outputs of a deployment', () => {
  it('are printed as lines of an environment file, in the names that Bicep gives them', () => {
    const shown = { properties: { outputs: { boT_ID: { type: 'String', value: '11111111-1111-4111-8111-111111111111' }, boT_DOMAIN: { type: 'String', value: 'ledtrad.example.org' }, workeR_APP_NAME: { type: 'String', value: '' } } } };
    const { stdout } = spawnSync(process.execPath, [SCRIPT], { input: JSON.stringify(shown), encoding: 'utf8' });
    assert.equal(stdout, 'BOT_ID=11111111-1111-4111-8111-111111111111\nBOT_DOMAIN=ledtrad.example.org\nWORKER_APP_NAME=\n');
  });
});
