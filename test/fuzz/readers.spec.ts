import { fuzz } from './engine/fuzz';
import { readKept } from './kept-corpus';
import { loadTarget, targetNames, type TargetName } from './targets';

/** The same mutations each time, so that what turns it red is a change; `npm run fuzz` finds new ones. */
const seed = 20_261_122;
const executions: Readonly<Partial<Record<TargetName, number>>> = { loads: 100 };
const usual_executions = 1_500;

describe.each(targetNames)('reading %s', (name) => {
  it('holds for what campaigns kept, and for mutations of it', async () => {
    const { fuzz: target, seeds, words, end } = loadTarget(name);
    const known = [...seeds, ...readKept(name)];
    const most_executions = known.length + (executions[name] ?? usual_executions);
    const outcome = await fuzz({ target, seeds: known, words, seed, most_executions });
    await end?.();
    expect(outcome.findings).toEqual([]);
    expect(outcome.executions).toBe(most_executions);
  });
});
