import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { PHASE_KINDS, type Phase } from '../../../bot/domain/plan/phase.ts';
import { faultsOf, nextPhase, phaseOn, proposedPlan } from '../../../bot/domain/plan/time-plan.ts';
import { CATALOGUE, PROGRAMME } from '../../support/world.ts';

const START = Temporal.PlainDate.from('2026-08-17');
const day = fc.integer({ min: 0, max: 700 }).map((days) => START.add({ days }).toString());
const phase: fc.Arbitrary<Phase> = fc.record({ kind: fc.constantFrom(...PHASE_KINDS), name: fc.constant(''), from: day, until: day });

describe('a time plan', () => {
  it('without faults has each day in one phase at most', () => {
    fc.assert(fc.property(fc.array(phase, { maxLength: 5 }), day, (phases, date) => {
      if (faultsOf(phases).length > 0) return;
      assert.ok(phases.filter(({ from, until }) => from <= date && date <= until).length <= 1);
    }));
  });

  it('is faulty where a phase ends before it begins, or begins before the one before it is over', () => {
    const phases: readonly Phase[] = [
      { kind: 'choosing', name: '', from: '2026-08-17', until: '2026-10-30' },
      { kind: 'trying', name: '', from: '2026-10-30', until: '2027-06-11' },
      { kind: 'finished', name: '', from: '2027-08-16', until: '2027-08-15' },
    ];
    assert.deepEqual(faultsOf(phases), [{ at: 1, fault: 'overlaps' }, { at: 2, fault: 'backwards' }]);
    assert.deepEqual(faultsOf(phases.slice(0, 1)), []);
  });

  it('says what it is now and what comes next', () => {
    const phases = proposedPlan([{ kind: 'choosing', months: 3 }, { kind: 'trying', months: 6 }], '2026-08-17');
    assert.equal(phaseOn(phases, '2026-11-16')?.kind, 'choosing');
    assert.equal(phaseOn(phases, '2026-11-17')?.kind, 'trying');
    assert.equal(nextPhase(phases, '2026-11-16')?.kind, 'trying');
    assert.equal(phaseOn(phases, '2027-06-01'), undefined);
    assert.equal(nextPhase(phases, '2027-06-01'), undefined);
  });

  it('as a programme proposes it has no faults, wherever it begins', () => {
    const lengths = CATALOGUE.programme(PROGRAMME)?.phases ?? [];
    assert.ok(lengths.length > 0);
    fc.assert(fc.property(day, (from) => {
      const phases = proposedPlan(lengths, from);
      assert.deepEqual(faultsOf(phases), []);
      assert.equal(phases[0]?.from, from);
    }));
  });
});
