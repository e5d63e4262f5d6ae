/** `npm test`: everything, from a fresh clone. */
import { bootstrap } from './bootstrap.mjs';
import { checks, close, runChecks } from './checks.mjs';

await bootstrap();
// Servers mostly wait, one for the other: three at a time keep two cores busy to the end.
close(await runChecks(['servers', 'system', ...checks], 3));
