import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Rng } from '../oracle/generate/rng';
import { awaitUntil } from '../support/await-until';
import type { Installation } from '../support/installation';

const MINUTE_MS = 60_000;

/** How often each happens. */
const COUNTS = {
  'worker killed': 8,
  'api killed': 3,
  'PostgreSQL killed': 2,
  'PostgreSQL restarted': 1,
  'Redis restarted': 1,
  'Redis flushed': 2,
  'clock moved': 8,
};

export type Misfortune = keyof typeof COUNTS;

/** All that will happen, in an order of chance. */
export function dealMisfortunes(chance: Rng): readonly Misfortune[] {
  const all = Object.entries(COUNTS).flatMap(([misfortune, count]) =>
    Array.from({ length: count }, () => misfortune as Misfortune),
  );
  return chance.shuffle(all);
}

export async function strike(misfortune: Misfortune, installation: Installation, chance: Rng): Promise<void> {
  const { servers, postgres, redis, clock } = installation;
  switch (misfortune) {
    case 'worker killed':
      await isAtWork(installation);
      return chance.pick(servers).kill('worker');
    case 'api killed':
      return chance.pick(servers).kill('api');
    case 'PostgreSQL killed':
      return killPostgres(installation.postmaster_file, chance.pick(['SIGKILL', 'SIGQUIT']));
    case 'PostgreSQL restarted':
      await postgres.stop();
      await pause(chance.int(0, 1_000));
      return void (await postgres.start());
    case 'Redis restarted':
      await redis.kill();
      await pause(chance.int(0, 1_000));
      return redis.restart();
    case 'Redis flushed':
      return redis.flush();
    case 'clock moved':
      return clock.shift(chance.pick([-1, 1]) * chance.int(1, chance.pick([10, 600])) * MINUTE_MS);
  }
}

/** Some worker has a run in hand. */
async function isAtWork(installation: Installation): Promise<void> {
  await awaitUntil('a run under way', async () => {
    const found = await installation.ask(
      `SELECT id FROM runs WHERE status = 'running' AND lease_until > now() + interval '9 s'`,
    );
    return found?.length ? true : undefined;
  });
}

/** The postmaster alone: its backends find out by themselves, and it comes back by itself. */
async function killPostgres(file: string, signal: NodeJS.Signals): Promise<void> {
  await awaitUntil('a living postmaster', async () => {
    const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
    try {
      return process.kill(pid, signal);
    } catch {
      return undefined; // it is just coming back
    }
  });
}
