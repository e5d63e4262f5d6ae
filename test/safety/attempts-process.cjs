/** A process of a pool that tries hostile inputs, from the sources as they are. */
require('../support/typescript.cjs');
require('./serve-attempts.ts').serveAttempts();
