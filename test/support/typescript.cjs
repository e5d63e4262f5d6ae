/**
 * Lets a bare `node` process load the sources as they are, aliases included: for processes that a test starts, and kills.
 * Use: node --require ./test/support/typescript.cjs script.ts
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.join(__dirname, '..', '..');
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  const alias = /^@(core|adapters)\/([^/]+)$/.exec(request);
  return resolve.call(this, alias ? path.join(root, 'libs', alias[1], alias[2], 'src', 'index.ts') : request, ...rest);
};

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, cwd: root, root });
  module._compile(code, filename);
};
