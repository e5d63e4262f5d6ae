/** `npm start`: a server from a fresh clone. */
process.argv.splice(2, 0, 'serve');
await import('./formulary.mjs');
