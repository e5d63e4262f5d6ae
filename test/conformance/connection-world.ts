import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { LocalWarehouse } from '@adapters/warehouse';
import type { FieldDefinition, SourceDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { checkedDataset } from '../support/checked-dataset';
import { openSourceDatabase, type SourceDatabase } from '../support/source-database';

export type Fields = Readonly<Record<string, FieldDefinition['type']>>;

/** A dataset `d` of the fields given. */
export const datasetOf = (source: SourceDefinition, fields: Fields = { id: 'integer' }): CheckedDataset =>
  checkedDataset('d', fields, { source });

/** The same, of a query to the connection `shop`. */
export const queryOf = (query: string, fields?: Fields): CheckedDataset =>
  datasetOf({ connection: 'shop', query }, fields);

/** A database to read from as the connection `shop`, another one that is `away`, and a warehouse that knows both. */
export class ConnectionWorld {
  #folder = '';
  #warehouse: LocalWarehouse | undefined;

  private constructor(readonly database: SourceDatabase) {}

  static async open(): Promise<ConnectionWorld> {
    return new ConnectionWorld(await openSourceDatabase());
  }

  get warehouse(): LocalWarehouse {
    if (this.#warehouse === undefined) throw new Error('it was not begun');
    return this.#warehouse;
  }

  /** With a folder of its own. */
  begin(): void {
    this.#folder = join(tmpdir(), `connections-${randomUUID()}`);
    this.#warehouse = this.start(this.database.url);
  }

  /** As after a restart, from which on the database is away. */
  async restartAway(): Promise<void> {
    await this.warehouse.close();
    this.#warehouse = this.start(awayUrl);
  }

  async end(): Promise<void> {
    await this.warehouse.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** All rows, by the text that the engine has for each value. */
  async read(given: CheckedDataset): Promise<readonly (readonly unknown[])[]> {
    const session = await this.warehouse.open([given]);
    try {
      const names = [...given.fields.keys()];
      const items = names.map((name) => `CAST("${name}" AS VARCHAR)`);
      const columns = names.map((name) => ({ name, type: 'text' as const }));
      const sql = `SELECT ${items.join(', ')} FROM "d" ORDER BY 1`;
      const frame = await session.execute({ sql, parameters: [], columns });
      return Array.from({ length: frame.row_count }, (_, row) => frame.columns.map(({ values }) => values[row]));
    } finally {
      await session.close();
    }
  }

  /** The code and the words of a refusal, none of which may tell the password. */
  async refusal(given: CheckedDataset): Promise<string> {
    const error = await this.read(given).catch((found: unknown) => found);
    if (!(error instanceof DomainError)) throw error;
    if (inspect(error, { depth: 9 }).includes('s3cret')) throw new Error('a password is told');
    return [error.code, error.message, ...error.diagnostics.map(({ message }) => message)].join('\n');
  }

  private start(shop: string): LocalWarehouse {
    const connections = { shop, away: awayUrl };
    return new LocalWarehouse({ data_root: this.#folder, folder: this.#folder, connections, threads: 1 });
  }
}

const awayUrl = 'postgresql://reader:s3cret@127.0.0.1:1/shop';
