import { LeaderLock } from '@core/engine';
import type { PostgresStateDatabase } from './postgres-state-database';
import { translated } from './translate-error';

/** Leads by an advisory lock, which the server takes back when the process or its connection dies. */
export class PostgresLeaderLock extends LeaderLock {
  constructor(private readonly database: PostgresStateDatabase) {
    super();
  }

  override async withLead(name: string, work: () => Promise<void>): Promise<boolean> {
    const runner = this.database.sql.data_source.createQueryRunner();
    const key = [`lead of ${name}`];
    const lock = (verb: string) =>
      translated(() => runner.query(`SELECT ${verb}(hashtextextended($1, 0)) AS done`, key));
    try {
      const [{ done }] = (await lock('pg_try_advisory_lock')) as [{ done: boolean }];
      if (!done) return false;
      try {
        await work();
      } finally {
        await lock('pg_advisory_unlock').catch(() => undefined); // a lost connection has given it back
      }
      return true;
    } finally {
      await runner.release();
    }
  }
}
