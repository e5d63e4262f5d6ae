/** `npm start`: a server from a fresh clone. Runs it in this process, so that signals reach it directly. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './build.mjs';

await bootstrap();
const settings = join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings); // what the environment says already wins
const main = join(root, 'dist/apps/cli/src/main.js');
process.argv.splice(1, process.argv.length - 1, main, 'serve', ...process.argv.slice(2));
createRequire(import.meta.url)(main);
