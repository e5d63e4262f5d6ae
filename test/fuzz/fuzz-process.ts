import { parseArgs } from 'node:util';
import { fuzz } from './engine/fuzz';
import { instrument } from './engine/instrument';
import { keep, readKept } from './kept-corpus';
import { loadTarget, targetNames } from './targets';

/** How many inputs are kept; the shortest of those that took a new way. */
const most_kept = 300;

/** `npm run fuzz -- formula --seconds 300 --keep`: one target, with what is learnt on the way. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: 'string', default: '300' }, seed: { type: 'string' }, keep: { type: 'boolean' } },
    allowPositionals: true,
  });
  const name = targetNames.find((one) => one === positionals[0]);
  if (name === undefined) throw new Error(`there are the targets ${targetNames.join(', ')}`);
  const trace = instrument();
  const { fuzz: target, seeds, words, end } = loadTarget(name);
  const ends = Date.now() + Number(values.seconds) * 1000;
  const { executions, corpus, edges_taken, findings } = await fuzz({
    target,
    seeds: [...seeds, ...readKept(name)],
    words,
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    most_executions: Infinity,
    until: () => Date.now() > ends,
    trace,
  });
  await end?.();
  const counts = `${executions} executions, ${edges_taken} of ${trace.edges()} edges, ${corpus.length} inputs of interest`;
  console.log(`${name}: ${counts}, ${findings.length} findings; at most ${peakMegabytes()} MB resident`);
  for (const { input, problem } of findings) console.log(`${JSON.stringify(input)}\n${problem}`);
  if (values.keep) {
    const interesting = corpus.filter((one) => one.length <= 300).toSorted((a, b) => a.length - b.length);
    keep(name, [...interesting.slice(0, most_kept), ...findings.map(({ input }) => input)]);
  }
  process.exitCode = findings.length === 0 ? 0 : 1;
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

void main();
