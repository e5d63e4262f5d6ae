import { assert, asyncProperty, nat, noShrink } from 'fast-check';
import { tellFigure } from '../support/tell-figure';
import { askOnBehalf, type PolicyTally } from './policies/policy-campaign';
import { openWarehouse } from './run/engine';

/** The suite asks the same questions each time; `ROW_POLICY_SEED` and `ROW_POLICY_WORLDS` ask others. */
const SEED = Number(process.env['ROW_POLICY_SEED'] ?? 20_261_122);
const WORLDS = Number(process.env['ROW_POLICY_WORLDS'] ?? 8);

test(
  'what somebody is answered is the answer over the rows and fields that they see',
  async () => {
    const warehouse = openWarehouse();
    const tally: PolicyTally = {
      worlds: 0,
      cases: 0,
      answered: 0,
      forbidden: 0,
      refused: 0,
      fragile: 0,
      rows: 0,
      removed: 0,
    };
    const isSame = asyncProperty(noShrink(nat()), (seed) => askOnBehalf(seed, warehouse, tally));
    try {
      await assert(isSame, { seed: SEED, numRuns: WORLDS });
    } finally {
      await warehouse.close();
      tellFigure(`row policies, seed ${SEED}: ${JSON.stringify(tally)}`);
    }
    expect(tally.answered).toBeGreaterThan(tally.cases / 3);
    expect(tally.removed).toBeGreaterThan(tally.rows / 10);
    expect(tally.removed).toBeLessThan(tally.rows);
  },
  60_000 + 20_000 * WORLDS,
);
