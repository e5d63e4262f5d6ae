import type { SourceReadings, WorkerStatus } from '@core/engine';

/** What is known of a connection. Where it leads to is not told: workers alone know. */
export interface ConnectionHealth {
  readonly connection: string;
  /** Whether a worker that was heard of lately can read from it. */
  readonly configured: boolean;
  readonly datasets: readonly (Omit<SourceReadings, 'connection' | 'busy_ms'> & { readonly seconds: number })[];
}

/** The connections that workers have, and those that were read from and are gone, by name. */
export function healthOf(
  workers: readonly Pick<WorkerStatus, 'connections'>[],
  all: readonly SourceReadings[],
): readonly ConnectionHealth[] {
  const configured = new Set(workers.flatMap(({ connections }) => connections));
  const names = new Set([...configured, ...all.map(({ connection }) => connection)]);
  return [...names].toSorted().map((name) => ({
    connection: name,
    configured: configured.has(name),
    datasets: all
      .filter(({ connection }) => connection === name)
      .map(({ dataset, readings, failures, rows, busy_ms, read, failed }) => ({
        dataset,
        readings,
        failures,
        rows,
        seconds: busy_ms / 1000,
        ...(read && { read }),
        ...(failed && { failed }),
      })),
  }));
}
