/** `npm start`: a server from a fresh clone. Runs it in this process, so that signals reach it directly. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './build.mjs';

await bootstrap();
const main = join(root, 'dist/apps/cli/src/main.js');
process.argv.splice(1, process.argv.length - 1, main, 'serve', ...process.argv.slice(2));
createRequire(import.meta.url)(main);
