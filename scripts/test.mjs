/** `npm test`: everything, from a fresh clone. */
import { bootstrap } from './bootstrap.mjs';
import { close, runChecks } from './checks.mjs';

await bootstrap();
const checked = await runChecks();
const system = await runChecks(['servers', 'system']);
close({ passed: checked.passed + system.passed, failed: checked.failed + system.failed });
