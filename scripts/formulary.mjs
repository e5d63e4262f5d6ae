/** `npm run formulary -- …`: the command line from a fresh clone. Runs it in this process, so that signals reach it directly. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root } from './build.mjs';

await bootstrap();
const settings = join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings); // what the environment says already wins
const main = join(root, 'dist/apps/cli/src/main.js');
process.argv[1] = main;
createRequire(import.meta.url)(main);
