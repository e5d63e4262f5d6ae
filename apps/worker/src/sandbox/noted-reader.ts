import type { ConnectionReader, ReadControl, ReadRows, ReadWork } from '@adapters/warehouse';
import { DomainError } from '@core/diagnostics';
import type { Clock, ReadingNote, StatusBoard } from '@core/engine';

/** Has readings noted as they end, for those who operate the instance. One that nobody waited for any more is none. */
export class NotedReader implements ConnectionReader {
  constructor(
    private readonly reader: ConnectionReader,
    private readonly board: Pick<StatusBoard, 'noteReading'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async read(work: ReadWork, control: ReadControl): Promise<ReadRows> {
    const began_ms = performance.now();
    try {
      const rows = await this.reader.read(work, control);
      await this.note(work, began_ms, { rows: rows.row_count, bytes: rows.bytes });
      return rows;
    } catch (error) {
      if (error instanceof DomainError && error.code !== 'run.cancelled')
        await this.note(work, began_ms, { code: error.code, reason: error.message });
      throw error;
    }
  }

  /** What cannot be noted, because the state database is away, is not: the rows are there all the same. */
  private async note(
    { dataset: { name, definition } }: ReadWork,
    began_ms: number,
    outcome: ReadingNote['outcome'],
  ): Promise<void> {
    const { source } = definition;
    if (!('connection' in source)) return;
    const took_ms = performance.now() - began_ms;
    const at = this.clock.now().toISOString();
    const note = { connection: source.connection, dataset: name, at, took_ms, outcome };
    await this.board.noteReading(note).catch(() => undefined);
  }
}
