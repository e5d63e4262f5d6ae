/** `npm run bench:<name>`: a benchmark of test/bench, on a built tree and real servers. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './build.mjs';

await bootstrap();
const [name] = process.argv.slice(2);
const script = join(root, 'test/bench', `${name}.bench.ts`);
const { status } = spawnSync(process.execPath, ['--require', join(root, 'test/support/typescript.cjs'), script], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
