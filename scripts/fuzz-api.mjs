/** `npm run fuzz:api -- --requests 50000 --seed 1`: fuzzes every route of a server of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './build.mjs';

await bootstrap();
const script = join(root, 'test/fuzz/fuzz-api-process.ts');
const { status } = spawnSync(
  process.execPath,
  ['--require', join(root, 'test/support/typescript.cjs'), script, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } },
);
process.exit(status ?? 1);
