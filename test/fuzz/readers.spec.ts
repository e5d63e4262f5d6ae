import { fuzz } from './engine/fuzz';
import { readKept } from './kept-corpus';
import { loadTarget, targetNames } from './targets';

/** The same mutations each time, so that what turns it red is a change; `npm run fuzz` finds new ones. */
const seed = 20_261_122;
const executions = 1_500;

describe.each(targetNames)('reading %s', (name) => {
  it('holds for what campaigns kept, and for mutations of it', () => {
    const { fuzz: target, seeds, words } = loadTarget(name);
    const known = [...seeds, ...readKept(name)];
    const outcome = fuzz({ target, seeds: known, words, seed, most_executions: known.length + executions });
    expect(outcome.findings).toEqual([]);
    expect(outcome.executions).toBe(known.length + executions);
  });
});
