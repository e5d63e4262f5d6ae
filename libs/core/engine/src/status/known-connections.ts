import type { Definition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import { findUnknownConnections } from '../definitions/unknown-connections';
import type { Clock } from '../ports/clock';
import type { StatusBoard } from '../ports/status-board';
import { heardWorkers } from './heard-workers';

/** The connections of this instance, by what its workers say: they alone open them. */
export class KnownConnections {
  constructor(
    private readonly board: Pick<StatusBoard, 'workers'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** By name; undefined while no worker is heard of, for nothing is known then. */
  async names(): Promise<readonly string[] | undefined> {
    const workers = await heardWorkers(this.board, this.clock);
    if (workers.length === 0) return undefined;
    return [...new Set(workers.flatMap(({ connections }) => connections))].toSorted();
  }

  /** Warns of a dataset whose connection is not there; it can be saved all the same, for the connection may come later. */
  async warningsOf(definition: Definition): Promise<readonly Diagnostic[]> {
    if (definition.kind !== 'dataset' || !('connection' in definition.source)) return [];
    return findUnknownConnections(definition, await this.names());
  }
}
