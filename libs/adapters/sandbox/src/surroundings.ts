/** What Node.js, its libraries and the system go by. */
const needed = new Set([
  'PATH',
  'HOME',
  'TMPDIR',
  'TMP',
  'TEMP',
  'SystemRoot',
  'LANG',
  'TZ',
  'TZDIR',
  'NODE_ENV',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_V8_COVERAGE',
  'UV_THREADPOOL_SIZE',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'LD_LIBRARY_PATH',
  'LD_PRELOAD',
]);
const neededFamilies = ['LC_', 'MALLOC_'];

/** Of the variables of this process those that one of a pool needs; the others hold keys, passwords and addresses, which are not for it. */
export function surroundingsOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isNeeded = (name: string) => needed.has(name) || neededFamilies.some((family) => name.startsWith(family));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isNeeded(name)));
}
