import assert from 'node:assert/strict';
import type { TenantId } from '../../bot/domain/ids.ts';
import type { Organisation } from '../../bot/domain/organisation.ts';
import { countPeople, nextStepOf, peopleWaiting, worstFirst } from '../../bot/domain/readiness.ts';
import { TENANT } from '../support/world.ts';

const DAY = '2026-11-20';
const ALL = { 'agreement-signed': DAY, 'app-allowed': DAY, 'channel-made': DAY } as const;
const PEOPLE = { all: 6, met: 6 };

describe('what comes next in an organisation', () => {
  const cases: readonly [string, Organisation['ready'], TenantId | undefined, boolean, { all: number; met: number }][] = [
    ['agreement-signed', {}, undefined, false, PEOPLE],
    ['tenant-known', { 'agreement-signed': DAY }, undefined, false, PEOPLE],
    ['tenant-allowed', ALL, TENANT, false, PEOPLE],
    ['app-allowed', { 'agreement-signed': DAY, 'channel-made': DAY }, TENANT, true, PEOPLE],
    ['channel-made', { 'agreement-signed': DAY, 'app-allowed': DAY }, TENANT, true, PEOPLE],
    ['people-met', ALL, TENANT, true, { all: 6, met: 5 }],
    ['done', ALL, TENANT, true, PEOPLE],
  ];
  for (const [expected, ready, tenantId, isAllowed, people] of cases) {
    it(`is ${expected}`, () => assert.equal(nextStepOf({ ready, ...(tenantId ? { tenantId } : {}) }, isAllowed, people), expected));
  }
});

describe('the people of an organisation', () => {
  const person = (protectedIdentity: boolean, met: boolean) => ({ protectedIdentity, met });

  it('are counted, those with protected identity among them, where there are enough', () => {
    assert.deepEqual(countPeople([person(true, true), ...Array.from({ length: 4 }, () => person(false, false))]), { all: 5, met: 1 });
  });

  it('are counted without those where a number would point somebody out', () => {
    assert.deepEqual(countPeople([person(true, true), person(false, true), person(false, false)]), { all: 2, met: 1 });
    assert.deepEqual(countPeople([person(true, false)]), { all: 0, met: 0 });
  });
});

describe('the order of organisations', () => {
  it('is what is furthest from ready first, then where most people wait', () => {
    const waiting = [
      { next: 'done', people: { all: 9, met: 9 } }, { next: 'people-met', people: { all: 9, met: 8 } }, { next: 'people-met', people: { all: 9, met: 1 } },
      { next: 'agreement-signed', people: { all: 2, met: 2 } }, { next: 'agreement-signed', people: { all: 5, met: 0 } },
    ] as const;
    assert.deepEqual([...waiting].sort(worstFirst).map(({ next, people }) => `${next} ${peopleWaiting({ next, people })}`), ['agreement-signed 5', 'agreement-signed 2', 'people-met 8', 'people-met 1', 'done 0']);
  });
});
