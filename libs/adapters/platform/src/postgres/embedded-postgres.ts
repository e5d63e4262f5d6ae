import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { types } from 'node:util';
import { DomainError } from '@core/diagnostics';
import { findBinaries } from './binaries';
import { ensureCluster, SUPERUSER } from './create-cluster';
import { ensureDatabase } from './ensure-database';
import { lockFolder, type Release } from './folder-lock';
import { runServer, type RunningServer, type ServerCommand } from './run-server';
import { findAccount } from './server-account';
import { LOOPBACK, readySettings } from './server-settings';
import { stopStaleServer } from './stop-stale-server';

export interface EmbeddedPostgresOptions {
  /** The product's own folder; the server's data lie in its subfolder `postgres`. */
  readonly data_dir: string;
  /** Each line of the server's log. */
  readonly on_log?: (line: string) => void;
  /** False for a server whose data may be lost with the machine: tests. */
  readonly durable?: boolean;
}

const MOST_TURNS = 20;
const TURN_PAUSE_MS = 100;
const RESTART_PAUSES_MS = [100, 500, 2_000, 5_000];

/**
 * A PostgreSQL of our own on the loopback interface. It lives no longer than this process, is started again when it dies,
 * and is not hindered by what a killed process left behind.
 */
export class EmbeddedPostgres {
  #server: RunningServer | undefined;
  #release: Release | undefined;
  #stopping = false;
  #restarting: Promise<void> = Promise.resolve();

  constructor(private readonly options: EmbeddedPostgresOptions) {}

  /** Starts the server and answers the URL of its database. Throws `database.not_started` with the reason. */
  async start(): Promise<string> {
    this.#stopping = false;
    try {
      await mkdir(this.options.data_dir, { recursive: true });
      const folder = await realpath(this.options.data_dir);
      this.#release = await lockFolder(join(folder, 'postgres.lock'));
      return await this.startIn(folder);
    } catch (error) {
      await this.stop();
      const reason = types.isNativeError(error) ? error.message : String(error);
      throw DomainError.of('database.not_started', { reason }, error);
    }
  }

  /** Stops the server, if it runs. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#restarting;
    await this.#server?.stop();
    await this.#release?.();
    this.#server = undefined;
    this.#release = undefined;
  }

  private async startIn(folder: string): Promise<string> {
    const { durable = true, on_log = () => {} } = this.options;
    const cluster = join(folder, 'postgres');
    const { initdb, postgres } = await findBinaries();
    const account = await findAccount([cluster, initdb]);
    await stopStaleServer(cluster);
    const { port, password } = await readySettings(join(folder, 'postgres.json'));
    await ensureCluster({ folder: cluster, initdb, account, password, durable });
    await this.run({ postgres, cluster, port, account, durable, on_log });
    const url = `postgresql://${SUPERUSER}:${password}@${LOOPBACK}:${port}/formulary`;
    await ensureDatabase(url);
    return url;
  }

  /** Runs the server, and runs it again whenever it ends unasked. */
  private async run(command: ServerCommand): Promise<void> {
    const server = await runPatiently(command);
    this.#server = server;
    void server.ended.then(() => {
      if (this.#stopping) return;
      this.#server = undefined;
      this.#restarting = this.restart(command);
    });
  }

  private async restart(command: ServerCommand): Promise<void> {
    for (let turn = 0; !this.#stopping; turn += 1) {
      await pause(RESTART_PAUSES_MS[Math.min(turn, RESTART_PAUSES_MS.length - 1)]);
      try {
        await stopStaleServer(command.cluster);
        return await this.run(command);
      } catch (error) {
        command.on_log(`the server did not come back: ${String(error)}`);
      }
    }
  }
}

/** Waits for the parts of a killed predecessor, which end a moment after it. */
async function runPatiently(command: ServerCommand): Promise<RunningServer> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await runServer(command);
    } catch (error) {
      if (turn === MOST_TURNS || !String(error).includes('is still in use')) throw error;
    }
    await pause(TURN_PAUSE_MS);
  }
}
