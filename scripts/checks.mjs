/** The checks of `npm run check` and `npm test`; each prints one line and its figures, and all its output only when it fails. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';

/** Longest first, so that none is left to run alone. `lint` checks types too: both come of one reading of the sources. */
export const checks = ['unit', 'format', 'lint', 'layers', 'deadcode'];

/** Those that jest runs. */
const suites = ['unit', 'system', 'servers'];

/** A test in an endless loop cannot be stopped from within. */
const LIMIT_MS = 40 * 60_000;
const running = new Set();

function run(name, extra = []) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn('npm', ['run', '--silent', name, '--', ...extra], {
      cwd: root,
      env: { ...process.env, TZ: 'UTC' },
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    const limit = setTimeout(() => end(child, 'SIGKILL'), LIMIT_MS);
    running.add(child);
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('close', (status) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ name, passed: status === 0, output, ms: Date.now() - started });
    });
  });
}

/** Ends a check with all the processes that it started. */
function end(child, signal) {
  if (process.platform === 'win32') child.kill(signal);
  else process.kill(-child.pid, signal);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of running) end(child, signal);
    process.exit(1);
  });
}

function report({ name, passed, output, ms }) {
  if (!passed) console.log(output);
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${(ms / 1000).toFixed(1)} s`);
  if (passed) for (const [, figure] of output.matchAll(/^figure: (.*)$/gm)) console.log(`     ${figure}`);
}

/** Runs a jest project and counts its tests; a suite that cannot be loaded counts as one failure. */
async function runTests(name) {
  const folder = await mkdtemp(join(tmpdir(), 'formulary-tests-'));
  const file = join(folder, 'results.json');
  const result = await run(name, ['--json', `--outputFile=${file}`]);
  const counts = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  await rm(folder, { recursive: true, force: true });
  const broken = counts.numRuntimeErrorTestSuites ?? 0;
  const failed = (counts.numFailedTests ?? 0) + broken;
  return {
    ...result,
    counts: { passed: counts.numPassedTests ?? 0, failed: result.passed ? failed : Math.max(1, failed) },
  };
}

async function runOne(name) {
  const result = suites.includes(name) ? await runTests(name) : await run(name);
  report(result);
  return result.counts ?? { passed: result.passed ? 1 : 0, failed: result.passed ? 0 : 1 };
}

function sum(counts) {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** Runs checks, some at a time, and answers how many passed and failed, single tests counted. */
export async function runChecks(names, at_once) {
  const waiting = [...names];
  const lane = async () => {
    const counts = [];
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) counts.push(await runOne(name));
    return sum(counts);
  };
  return sum(await Promise.all(Array.from({ length: at_once }, lane)));
}

/** Prints the closing line and sets the exit code. */
export function close({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
