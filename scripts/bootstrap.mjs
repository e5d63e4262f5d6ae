/** Makes a clone ready to run: the right Node, packages, a build. Says what it does; does nothing twice. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isStale, root } from './build.mjs';

const needed = { 20: 19, 22: 12 };

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major >= 20 && minor >= (needed[major] ?? 0)) return;
  console.error(`formulary needs Node.js 20.19 or newer (on 22: 22.12 or newer); this is ${process.versions.node}`);
  process.exit(3);
}

function modifiedAt(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * npm writes node_modules/.package-lock.json last, so its time says whether an install ended after the lock changed.
 * The versions are those of the lock. `npm ci` would also insist that the lock names the binaries of every platform there
 * is; `--no-save` lets the lock stand as it is.
 */
function install() {
  if (modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json')) return;
  console.log('installing packages; this takes about a minute, once …');
  const started = Date.now();
  const options = ['--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...options], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm could not install the packages; its words stand above');
    process.exit(3);
  }
  console.log(`packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** In a process of its own, so that the compiler does not stay in the memory of the server. */
function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(3);
}

export async function bootstrap() {
  checkNode();
  install();
  if (await isStale()) build();
}
