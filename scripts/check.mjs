/** `npm run check`: all that can be said without starting a server, in under a minute. */
import { checks, close, runChecks } from './checks.mjs';

close(await runChecks(checks, 2));
