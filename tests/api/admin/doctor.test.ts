import assert from 'node:assert/strict';
import { doctorView } from '../../../bot/api/contract/doctor.ts';
import { well, wrong } from '../../../bot/doctor/check.ts';
import type { OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import type { Report } from '../../../bot/ports/self-check.ts';
import { aPerson } from '../../support/world.ts';
import { apiWith, errorIn } from '../calls.ts';

const NAMES = Array.from({ length: 12 }, (_, index) => `fel ${index + 1}`);
const REPORT: Report = {
  at: '2026-11-22T10:00:00.000Z',
  lines: [{ check: 'clock', finding: well('clock-right', { count: 0 }) }, { check: 'catalogue', finding: wrong('catalogue-faulty', { names: NAMES }) }],
};
const ADMIN = 1;
const MEMBER = 2;

describe('GET /admin/doctor', () => {
  const api = async () => {
    const admin = aPerson({ pid: 'p-ada' as PersonId, roles: [{ kind: 'admin', organisationId: 'o-sjoas' as OrganisationId }] });
    const opened = await apiWith([admin, aPerson()]);
    let runs = 0;
    opened.selfCheck = { run: async () => { runs += 1; return REPORT; } };
    return { opened, runs: () => runs };
  };

  it('tells who administers an organisation what was found and what to do, in their language', async () => {
    const { opened } = await api();
    const read = async (lang: string) => doctorView.parse((await opened.calls(ADMIN, '/admin/doctor', { query: { lang } })).body);
    const swedish = await read('sv');
    assert.deepEqual([swedish.at, swedish.well], [REPORT.at, false]);
    assert.deepEqual(swedish.lines.map(({ check, status, code }) => [check, status, code]), [['clock', 'ok', 'clock-right'], ['catalogue', 'wrong', 'catalogue-faulty']]);
    assert.match(swedish.lines[1]?.advice ?? '', /^Rätta filerna/);
    assert.match((await read('nb')).lines[1]?.advice ?? '', /^Rett filene/);
    assert.equal('advice' in (swedish.lines[0] ?? {}), false);
  });

  it('names ten of many faults, and shows that there are more', async () => {
    const { opened } = await api();
    const view = doctorView.parse((await opened.calls(ADMIN, '/admin/doctor', { query: { lang: 'en' } })).body);
    assert.equal(view.lines[1]?.sentence, `The catalogue has faults: ${NAMES.slice(0, 10).join(', ')} ….`);
  });

  it('looks at nothing for anybody else', async () => {
    const { opened, runs } = await api();
    assert.equal(errorIn(await opened.calls(MEMBER, '/admin/doctor')).status, 403);
    assert.equal(runs(), 0);
  });
});
