/** `npm run oracle [-- cases [seed]]`: the second evaluator of the language against the engine, for minutes. */
import { spawnSync } from 'node:child_process';
import { root } from './build.mjs';

const [cases = '100000', seed] = process.argv.slice(2);
const env = { ...process.env, ORACLE_CASES: cases, ...(seed !== undefined && { ORACLE_SEED: seed }) };
const args = ['jest', 'test/oracle/oracle.spec.ts', '--selectProjects', 'system', '--runInBand'];
const { status } = spawnSync('npx', args, { cwd: root, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
