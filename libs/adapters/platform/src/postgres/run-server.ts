import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import type { ServerAccount } from './server-account';
import { serverEnvironment } from './server-environment';
import { LOOPBACK } from './server-settings';

export interface ServerCommand {
  readonly postgres: string;
  readonly cluster: string;
  readonly port: number;
  readonly account: ServerAccount;
  readonly durable: boolean;
  /** Each line of the server's log. */
  readonly on_log: (line: string) => void;
}

/** A server that accepts connections. */
export interface RunningServer {
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends it cleanly: connections are closed, everything is on disk. */
  stop(): Promise<void>;
}

/**
 * Keeps the server for as long as we hold the other end of descriptor 3, which the system closes when we die by whatever
 * means. The server itself does not get the descriptor.
 */
const KEEPER = `
"$@" 3<&- &
server=$!
{ read -r _ <&3; kill -INT $server; } >/dev/null 2>&1 &
exec 3<&-
wait $server`;

const READY = 'database system is ready to accept connections';
const REMEMBERED_LINES = 12;
const PATIENCE_MS = 15_000;

/** Starts the server; resolves when it accepts connections, throws with the end of its log when it does not come up. */
export async function runServer(command: ServerCommand): Promise<RunningServer> {
  const { program, parameters, identity } = command.account.command(command.postgres, flagsOf(command));
  const child = spawn('/bin/sh', ['-c', KEEPER, 'formulary-postgres', program, ...parameters], {
    ...identity,
    env: serverEnvironment,
    cwd: '/',
    detached: true, // Ctrl-C in a terminal is for us; we decide when the server goes
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  child.once('exit', () => letGo(child)); // "close" waits for the end of every pipe, ours too
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve()).once('error', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    createInterface({ input: child.stderr as NonNullable<typeof child.stderr> }).on('line', (line) => {
      command.on_log(line);
      if (lines.push(line) > REMEMBERED_LINES) lines.shift();
      if (line.includes(READY)) resolve();
    });
    void ended.then(() => reject(new Error(lines.join('\n') || 'it ended without a word')));
  });
  return { ended, stop: () => stop(child, ended) };
}

function flagsOf({ cluster, port, durable }: ServerCommand): readonly string[] {
  const settings = {
    listen_addresses: LOOPBACK,
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(!durable && { fsync: 'off' }),
  };
  return [
    '-D',
    cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  letGo(child);
  const kill = setTimeout(() => killGroup(child), PATIENCE_MS);
  await ended;
  clearTimeout(kill);
}

function letGo(child: ChildProcess): void {
  (child.stdio[3] as Writable | null)?.destroy();
}

function killGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
