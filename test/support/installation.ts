import { join } from 'node:path';
import { EmbeddedPostgres } from '@adapters/platform';
import { Pool } from 'pg';
import { awaitUntil } from './await-until';
import { FormularyServer } from './formulary-server';
import { findFreePort } from './free-port';
import { MovableClock } from './movable-clock';
import { RedisServer } from './redis-server';
import { makeFolder, type ThrowawayFolder } from './throwaway-folder';

/** What operators run: servers side by side on one PostgreSQL and one Redis, with a clock that can be moved. All can be harmed. */
export class Installation {
  readonly clock: MovableClock;
  /** The folder of definitions and data. */
  readonly root: string;
  readonly servers: FormularyServer[] = [];
  #pool: Pool | undefined;
  #database_url = '';

  private constructor(
    private readonly folder: ThrowawayFolder,
    readonly postgres: EmbeddedPostgres,
    readonly redis: RedisServer,
  ) {
    this.clock = new MovableClock(folder.path);
    this.root = join(folder.path, 'root');
  }

  /** PostgreSQL and Redis are up, and no server yet. */
  static async prepare(): Promise<Installation> {
    const folder = await makeFolder();
    const postgres = new EmbeddedPostgres({ data_dir: folder.path, durable: false });
    const installation = new Installation(folder, postgres, await RedisServer.start());
    installation.#database_url = await postgres.start();
    installation.#pool = new Pool({ connectionString: installation.#database_url, max: 2 });
    installation.#pool.on('error', () => {}); // it goes away, that is the point
    return installation;
  }

  /** Where PostgreSQL says which process it is. */
  get postmaster_file(): string {
    return join(this.folder.path, 'postgres', 'postmaster.pid');
  }

  /** One more server; what it listens on stays when its processes are started again. */
  async startServer(environment: Readonly<Record<string, string>> = {}): Promise<FormularyServer> {
    const server = new FormularyServer({
      ...this.clock.environment,
      DATABASE_URL: this.#database_url,
      REDIS_URL: this.redis.url,
      DATA_ROOT: this.root,
      PORT: String(await findFreePort()),
      ...environment,
    });
    this.servers.push(await server.start());
    return server;
  }

  /** Rows of the state database; undefined while it is away. */
  async ask(text: string, values: readonly unknown[] = []): Promise<readonly any[] | undefined> {
    return this.#pool?.query(text, [...values]).then(
      ({ rows }) => rows,
      () => undefined,
    );
  }

  /** Rows of the state database, which is waited for. */
  async read(text: string, values: readonly unknown[] = []): Promise<readonly any[]> {
    return awaitUntil('the database', () => this.ask(text, values));
  }

  /** How often the servers said so in their logs. */
  countSaid(message: string): number {
    const lines = this.servers.flatMap(({ output }) => output.join('').split('\n'));
    return lines.filter((line) => line.includes(`"message":${JSON.stringify(message)}`)).length;
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.end()));
    await this.#pool?.end();
    await this.redis.stop();
    await this.postgres.stop();
    await this.folder.remove();
  }
}
