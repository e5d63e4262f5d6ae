import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { access } from 'node:fs/promises';
import { quoteText } from '../database/quote';

/** How many files stay attached that no session reads. */
const mostIdle = 32;

interface Attached {
  readonly alias: string;
  users: number;
}

/** The dataset files that an engine has at hand, each attached once however many sessions read it. */
export class AttachedFiles {
  /** By path; the one used last stands last. */
  readonly #files = new Map<string, Attached>();
  #connection: DuckDBConnection | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #aliases = 0;

  constructor(private readonly instance: DuckDBInstance) {}

  /** Attaches a file for a session; answers what it is called in SQL. Throws when it is not there, or not of this engine. */
  attach(file: string): Promise<string> {
    return this.inTurn(async (connection) => {
      const known = this.#files.get(file);
      const attached = known ?? { alias: `data_${(this.#aliases += 1)}`, users: 0 };
      if (!known) await connection.run(`ATTACH ${quoteText(file)} AS ${attached.alias} (READ_ONLY)`);
      this.#files.delete(file);
      this.#files.set(file, attached);
      attached.users += 1;
      return attached.alias;
    });
  }

  /** A session reads a file no more. It stays attached for the next one, unless it is broken or gone. */
  release(file: string, isBroken: boolean): Promise<void> {
    return this.inTurn(async (connection) => {
      const attached = this.#files.get(file);
      if (attached) attached.users -= 1;
      if (isBroken && attached?.users === 0) await this.detach(connection, file, attached);
      await this.tidy(connection);
    });
  }

  /** Lets go of idle files that are too many, or that their keeper has removed: until then they take room on the disk. */
  private async tidy(connection: DuckDBConnection): Promise<void> {
    const idle = [...this.#files].filter(([, { users }]) => users === 0);
    for (const [index, [file, attached]] of idle.entries()) {
      const isGone = index < idle.length - mostIdle || !(await isThere(file));
      if (isGone) await this.detach(connection, file, attached);
    }
  }

  private async detach(connection: DuckDBConnection, file: string, { alias }: Attached): Promise<void> {
    this.#files.delete(file);
    await connection.run(`DETACH ${alias}`);
  }

  private inTurn<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const done = this.#last.then(async () => work((this.#connection ??= await this.instance.connect())));
    this.#last = done.catch(() => undefined);
    return done;
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
