import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How often it is looked. */
const LOOK_MS = 500;

/** What a process of a server is, by what its command line holds; what it starts itself is told apart. */
const kinds = ['apps/api', 'sandbox', 'apps/worker', 'postgres'] as const;

/** Watches a process and all that it starts. The function answers the most that one process of each kind held in memory. */
export function watchPeaks(root: number): () => string {
  const peaks = new Map<string, number>();
  const look = async (): Promise<void> => {
    const { stdout } = await run('ps', ['-Ao', 'pid=,ppid=,rss=,args=']).catch(() => ({ stdout: '' }));
    const lines = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []);
    const family = new Set([root]);
    for (const [, pid, parent, rss, command = ''] of lines) {
      if (!family.has(Number(parent)) && Number(pid) !== root) continue;
      family.add(Number(pid));
      const kind = kinds.find((one) => command.includes(one)) ?? 'supervisor';
      peaks.set(kind, Math.max(peaks.get(kind) ?? 0, Math.round(Number(rss) / 1024)));
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return () => {
    clearInterval(timer);
    return `at most ${[...peaks].map(([kind, megabytes]) => `${kind.replace('apps/', '')} ${megabytes} MB`).join(', ')} resident`;
  };
}
