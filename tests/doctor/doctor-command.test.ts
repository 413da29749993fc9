import assert from 'node:assert/strict';
import { doctorView } from '../../bot/api/contract/doctor.ts';
import { skipped, well, wrong } from '../../bot/doctor/check.ts';
import { runDoctorCommand } from '../../bot/doctor-command/run-doctor-command.ts';
import type { Report } from '../../bot/ports/self-check.ts';

const AT = '2026-11-22T10:00:00.000Z';
const WELL: Report = { at: AT, lines: [{ check: 'settings', finding: well('settings-complete') }, { check: 'tenants', finding: skipped('not-in-local-run') }] };
const WRONG: Report = { at: AT, lines: [...WELL.lines, { check: 'storage', finding: wrong('storage-refused', { names: ['Lane transaction (403)'] }) }] };

describe('npm run doctor', () => {
  const runs = async (report: Report, ...given: readonly string[]) => {
    const lines: string[] = [];
    let examined = 0;
    const code = await runDoctorCommand(given, async () => { examined += 1; return report; }, (line) => lines.push(line));
    return { code, lines, examined };
  };

  it('prints a line a check, and ends with 0 when nothing is wrong', async () => {
    const { code, lines } = await runs(WELL);
    assert.deepEqual(lines, ['ok     settings  All settings are there and make sense.', '-      tenants   Not in a local run.', '1 ok, 0 wrong, 1 not looked at.']);
    assert.equal(code, 0);
  });

  it('says what to do beside what is wrong, and ends with 1', async () => {
    const { code, lines } = await runs(WRONG);
    assert.match(lines[2] ?? '', /^WRONG {2}storage {3}Storage refuses: Lane transaction \(403\)\. {2}Give the managed identity the role Storage Table Data Contributor/);
    assert.equal(lines[3], '1 ok, 1 wrong, 1 not looked at.');
    assert.equal(code, 1);
  });

  it('prints with --json what the API answers', async () => {
    const { code, lines } = await runs(WRONG, '--json');
    const view = doctorView.parse(JSON.parse(lines.join('\n')));
    assert.deepEqual([view.well, view.at, view.lines.map(({ check, status, code: found }) => [check, status, found])], [false, AT, [['settings', 'ok', 'settings-complete'], ['tenants', 'skipped', 'not-in-local-run'], ['storage', 'wrong', 'storage-refused']]]);
    assert.deepEqual(view.lines.map(({ advice }) => advice !== undefined), [false, false, true]);
    assert.equal(code, 1);
  });

  it('explains itself, and looks at nothing, when it is asked to or does not understand', async () => {
    const help = await runs(WRONG, '--help');
    assert.deepEqual([help.code, help.examined], [0, 0]);
    assert.match(help.lines.join('\n'), /--json/);
    for (const given of ['--fix', 'storage']) {
      const { code, lines, examined } = await runs(WELL, given);
      assert.deepEqual([code, examined], [1, 0]);
      assert.match(lines.join('\n'), /--json/);
    }
  });
});
