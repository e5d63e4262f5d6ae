import { ProcessPool, type PoolOptions } from '@adapters/sandbox';
import { DomainError } from '@core/diagnostics';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { errorOf } from '../support/warehouse-bench';

const script = join(__dirname, '../support/pool-child.cjs');
const MEGABYTE = 2 ** 20;
const options: PoolOptions = {
  script,
  size: 2,
  memory_limit: 300 * MEGABYTE,
  idle_memory_limit: 250 * MEGABYTE,
  idle_ms: 60_000,
  kept: 1,
};

let pool: ProcessPool;

beforeAll(() => {
  pool = new ProcessPool(options);
});

afterAll(() => pool.close());

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Waits until nothing of that number runs any more. */
async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a pool of processes', () => {
  it('answers work, throws what it threw, and uses a process again', async () => {
    expect(await pool.perform({ deed: 'echo', value: new Map([['a', 1n]]) })).toEqual(new Map([['a', 1n]]));
    const pid = await pool.perform({ deed: 'pid' });
    expect((await errorOf(pool.perform({ deed: 'fail', message: 'no' }))).message).toBe('no');
    expect(await pool.perform({ deed: 'pid' })).toBe(pid);
  });

  it.each(['hang', 'spin'])(
    'stops what goes on for ever (%s) at its deadline, and does the next work',
    async (deed) => {
      const pid = (await pool.perform({ deed: 'pid' })) as number;
      const error = await errorOf(pool.perform({ deed }, { deadline_ms: 300 }));
      expect(error.code).toBe('limit.run_time');
      expect(error.message).toContain('the limit is 0.3 s');
      await gone(pid);
      expect(await pool.perform({ deed: 'echo', value: 1 })).toBe(1);
    },
  );

  it('says of late work what whoever gave it wants to have said, with the limit and the time', async () => {
    const late = (spent: { limit_ms: number; observed_ms: number }) =>
      DomainError.of('limit.load_time', { dataset: 'orders', ...spent });
    const error = await errorOf(pool.perform({ deed: 'spin' }, { deadline_ms: 300, late }));
    expect(error.code).toBe('limit.load_time');
    expect(error.message).toMatch(/^loading orders was stopped after [\d.]+ s; the limit is 0\.3 s$/);
  });

  it('lets what obeys live on', async () => {
    const pid = await pool.perform({ deed: 'pid' });
    const abort = new AbortController();
    const work = pool.perform({ deed: 'obey' }, { signal: abort.signal, report: () => abort.abort() });
    expect((await errorOf(work)).code).toBe('run.cancelled');
    expect(await pool.perform({ deed: 'pid' })).toBe(pid);
  });

  it('kills what takes too much memory', async () => {
    const error = await errorOf(pool.perform({ deed: 'eat' }));
    expect(error.code).toBe('limit.memory');
    expect(error.message).toContain('the limit is 300 MB');
  });

  it('survives a process that crashes', async () => {
    expect((await errorOf(pool.perform({ deed: 'crash' }))).code).toBe('service.unavailable');
    expect(await pool.perform({ deed: 'echo', value: 2 })).toBe(2);
  });

  it('ends a process that says what none says, or answers when nobody asked', async () => {
    expect((await errorOf(pool.perform({ deed: 'babble' }))).code).toBe('service.unavailable');
    await gone((await pool.perform({ deed: 'stammer' })) as number);
    expect(await pool.perform({ deed: 'echo', value: 3 })).toBe(3);
  });

  it('does not count the time in which it answers questions', async () => {
    const answer = async (question: string, tell: (news: unknown) => void) => {
      tell('half');
      await new Promise((resolve) => setTimeout(resolve, 800));
      return `${question}!`;
    };
    const answered = await pool.perform({ deed: 'ask', question: 'how' }, { deadline_ms: 400, answer });
    expect(answered).toEqual({ answer: 'how!', heard: ['half'] });
  });

  it('does no more at once than it has processes, and forgets who stops waiting', async () => {
    const aborts = [1, 2, 3].map(() => new AbortController());
    const works = aborts.map(({ signal }) => errorOf(pool.perform({ deed: 'hang' }, { signal })));
    const last = pool.perform({ deed: 'echo', value: 3 });
    aborts[2]!.abort();
    expect((await works[2]!).code).toBe('run.cancelled');
    aborts[0]!.abort();
    expect(await last).toBe(3);
    aborts[1]!.abort();
    await Promise.all(works);
  });

  it('leaves no process behind when the one that opened it is killed, not even one in an endless loop', async () => {
    const parent = spawn(process.execPath, ['-e', orphanage], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await gone(pid);
  });
});

/** A process that opens a pool, has it spin, and says by which number. */
const orphanage = `
  const { ProcessPool } = require(${JSON.stringify(join(__dirname, '../../dist/libs/adapters/sandbox/src'))});
  const pool = new ProcessPool(${JSON.stringify({ ...options, size: 1 })});
  pool.perform({ deed: 'pid' }).then((pid) => {
    void pool.perform({ deed: 'spin' });
    setTimeout(() => console.log(pid), 200);
  });
`;
