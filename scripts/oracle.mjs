/** `npm run oracle [-- cases [seed]]`: the second evaluator of the language against the engine, for minutes. */
import { spawnSync } from 'node:child_process';
import { root } from './build.mjs';

const [cases = '100000', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
const env = { ...process.env, ORACLE_CASES: cases, ORACLE_SEED: seed };
const args = ['jest', 'test/oracle/oracle.spec.ts', '--selectProjects', 'system', '--runInBand'];
const { status } = spawnSync('npx', args, { cwd: root, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
