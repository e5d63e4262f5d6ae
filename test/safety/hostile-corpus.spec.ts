import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellFigure } from '../support/tell-figure';
import { readCorpus, targets, type Target } from './corpus';
import { tryAll, type Trials } from './try-all';

const corpus = readCorpus();
let trials: Trials;
/** Inputs whose outcome is the one that is written down. */
let expected = 0;

/** What the corpus has refused and this language gives a meaning: powers of doubles, and a field that says its dataset. */
const meant = ['0^0', '(-8)^(1/3)', 'sum(orders.revenue)'];

beforeAll(async () => {
  trials = await tryAll(corpus);
  console.log(describeOutcomes());
}, 300_000);

afterAll(() => {
  const { processes, peak_mb } = trials;
  const told = `${expected} of ${corpus.length} hostile inputs have the outcome that is written down`;
  tellFigure(`${told}, in ${processes} processes of at most ${peak_mb} MB resident`);
});

const fileOf = (target: Target) => join(__dirname, 'outcomes', `${target}.json`);

const foundFor = (target: Target) =>
  Object.fromEntries(
    corpus.filter((entry) => entry.target === target).map(({ id }) => [id, trials.outcomes.get(id) ?? 'nothing']),
  );

describe('the hostile corpus', () => {
  it('is tried whole: 603 inputs, each with an outcome of its own', () => {
    expect(corpus).toHaveLength(603);
    expect(trials.outcomes.size).toBe(603);
    expect([...targets].toSorted()).toEqual([...new Set(corpus.map(({ target }) => target))].toSorted());
    for (const { input } of corpus) expect(input).not.toMatch(/^<generated|^<\d+ bytes|…\(\d+ chars\)$/);
  });

  it('breaks nothing that later formulas and requests stand on', () => {
    expect([...trials.outcomes].filter(([, outcome]) => outcome.includes('broken '))).toEqual([]);
  });

  it('makes nobody wait but the engine of data, whose process is replaced', () => {
    const stopped = corpus.filter(({ id }) => trials.outcomes.get(id)?.startsWith('stopped'));
    expect(new Set(stopped.map(({ target }) => target))).toEqual(new Set(['duckdb']));
    expect(trials.processes).toBeLessThanOrEqual(stopped.length + 1);
  });

  it('is refused where it must be, with a code', () => {
    const refused = corpus.filter(({ expect: wanted }) => wanted?.startsWith('reject'));
    expect(refused.length).toBeGreaterThan(360);
    const accepted = refused.filter(({ id }) => !trials.outcomes.get(id)?.startsWith('refused '));
    expect(accepted.map(({ input }) => input)).toEqual(meant);
  });

  it.each(targets)('has the outcomes that are written down: %s', (target) => {
    const found = foundFor(target);
    if (process.env['UPDATE'] === '1') writeFileSync(fileOf(target), `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(fileOf(target), 'utf8')));
    expected += Object.keys(found).length;
  });
});

/** How many of each target were refused, stopped or have a value. */
function describeOutcomes(): string {
  const lines = targets.map((target) => {
    const outcomes = Object.values(foundFor(target));
    const count = (start: RegExp) => outcomes.filter((outcome) => start.test(outcome)).length;
    const [values, stopped] = [count(/^value|: value/), count(/^stopped/)];
    const refused = outcomes.length - values - stopped;
    return `${target.padEnd(15)}${[outcomes.length, refused, stopped, values].map((n) => String(n).padStart(9)).join('')}`;
  });
  const header = `${'target'.padEnd(15)}${['inputs', 'refused', 'stopped', 'value'].map((n) => n.padStart(9)).join('')}`;
  return [header, ...lines].join('\n');
}
