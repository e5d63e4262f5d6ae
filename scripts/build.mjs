/**
 * Builds apps, libs and migrations into dist/, file by file, with the compiler that the tests use (swc): about a second.
 * Types are checked by `npm run types`. `@core/x` and `@adapters/x` become relative paths.
 */
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, 'dist');
const stamp = join(output, 'build.sha256');
const sources = ['apps', 'libs', 'migrations'];
const settings = ['.swcrc', 'package.json', 'package-lock.json', 'scripts/build.mjs'];
const assets = new Set(['.html', '.css', '.js', '.json', '.svg']);

async function listSources() {
  const lists = await Promise.all(
    sources.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    }),
  );
  const wanted = (file) =>
    file.endsWith('.ts') ? !/\.(spec|d)\.ts$|\/testing\//.test(file) : assets.has(extname(file));
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

async function compile(swc, folder, file) {
  const target = join(folder, file.slice(root.length));
  await mkdir(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFile(file, target);
  const { code, map } = await swc.transformFile(file, {
    configFile: join(root, '.swcrc'),
    sourceMaps: true,
    jsc: {
      baseUrl: root,
      paths: { '@core/*': ['libs/core/*/src/index.ts'], '@adapters/*': ['libs/adapters/*/src/index.ts'] },
    },
  });
  const script = target.replace(/\.ts$/, '.js');
  await writeFile(script, code);
  await writeFile(`${script}.map`, map);
}

/** Whether a source changed since the last build. */
export async function isStale() {
  const built = await readFile(stamp, 'utf8').catch(() => '');
  return built !== (await hashOf(await listSources()));
}

/** Made beside the old build and put in its place at the end: what runs from there is not pulled away. */
async function build() {
  const files = await listSources();
  const hash = await hashOf(files);
  const swc = (await import('@swc/core')).default;
  const fresh = await mkdtemp(join(root, '.build-'));
  try {
    await Promise.all([...files, join(root, 'package.json')].map((file) => compile(swc, fresh, file)));
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
