import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { findFreePort } from './free-port';
import { makeFolder, type ThrowawayFolder } from './throwaway-folder';

const run = promisify(execFile);

/** A real Redis on the loopback interface that keeps nothing; lives no longer than the tests. */
export class RedisServer {
  private constructor(
    private readonly port: number,
    private readonly folder: ThrowawayFolder,
    private readonly extra: readonly string[],
    private child: ChildProcess,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  static async start(extra: readonly string[] = []): Promise<RedisServer> {
    await ensureInstalled();
    const [port, folder] = await Promise.all([findFreePort(), makeFolder()]);
    const child = await launch(port, folder.path, extra);
    return new RedisServer(port, folder, extra, child);
  }

  /** Stops answering, as a host does that hangs. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** Comes back after `kill`, empty, under the same URL. */
  async restart(): Promise<void> {
    this.child = await launch(this.port, this.folder.path, this.extra);
  }

  /** Forgets everything while it runs. */
  async flush(): Promise<void> {
    const socket = connect(this.port, '127.0.0.1').setEncoding('utf8');
    socket.write('FLUSHALL\r\n');
    const [answer] = (await once(socket, 'data')) as [string];
    socket.destroy();
    if (!answer.startsWith('+OK')) throw new Error(`redis-server did not flush: ${answer}`);
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.folder.remove();
  }
}

/** `redis-server` from the PATH, else from the distribution. */
async function ensureInstalled(): Promise<void> {
  if (await isInstalled()) return;
  try {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env: environment });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], { env: environment });
  } catch (error) {
    throw new Error('these tests need a redis-server on the PATH, and apt-get could not install one', { cause: error });
  }
}

async function isInstalled(): Promise<boolean> {
  return run('redis-server', ['--version']).then(
    () => true,
    () => false,
  );
}

async function launch(port: number, folder: string, extra: readonly string[]): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...settings, ...extra], { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    if (/ready to accept connections/i.test(line)) {
      child.stdout.resume();
      return child;
    }
  }
  throw new Error('redis-server did not start');
}
