/** `npm run fuzz -- formula --seconds 300 --keep`: coverage-guided fuzzing of one reader; without a name, of all in turn. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.mjs';

const all = ['formula', 'definitions', 'json-body', 'moments', 'schedules', 'csv', 'json-rows', 'loads'];
const [first = '', ...rest] = process.argv.slice(2);
const names = first === '' || first.startsWith('-') ? all : [first];
const options = names === all ? process.argv.slice(2) : rest;
const loader = join(root, 'test/support/typescript.cjs');
const script = join(root, 'test/fuzz/fuzz-process.ts');
for (const name of names) {
  const environment = { ...process.env, TZ: 'UTC' };
  const args = ['--require', loader, script, name, ...options];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: environment });
  if (status !== 0) process.exitCode = 1;
}
