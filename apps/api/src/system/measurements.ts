import { Injectable } from '@nestjs/common';
import { Clock, Limits, RunQueue, RunStore, StatusBoard, UploadStore } from '@core/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const DAY_MS = 86_400_000;
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** What Prometheus is told. */
@Injectable()
export class Measurements {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'formulary_http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly refusals = new Counter({
    name: 'formulary_refusals_total',
    help: 'Requests that were refused, by the code of the refusal.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  constructor(queue: RunQueue, runs: RunStore, board: StatusBoard, clock: Clock, uploads: UploadStore, limits: Limits) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('formulary_queue_jobs', 'Jobs of the queue by state.', 'state', () => queue.counts());
    this.gauge('formulary_runs', 'Runs accepted in the last 24 hours, by status.', 'status', () =>
      runs.countByStatus(new Date(clock.now().getTime() - DAY_MS).toISOString()),
    );
    this.gauge('formulary_runs_stopped', 'Runs accepted in the last 24 hours that ran into a limit.', 'code', () =>
      runs.countFailures(new Date(clock.now().getTime() - DAY_MS).toISOString(), 'limit.'),
    );
    this.gauge('formulary_limit', 'What one request, or one run, may take of this instance.', 'limit', async () =>
      Object.fromEntries(Object.entries(limits)),
    );
    this.gauge('formulary_worker_resident_memory_bytes', 'Resident memory of each worker.', 'worker', async () =>
      Object.fromEntries((await board.workers()).map(({ worker, resident_bytes }) => [worker, resident_bytes])),
    );
    const uploaded = (part: 'accepted' | 'rejected' | 'bytes') => async () =>
      Object.fromEntries((await uploads.totals()).map((totals) => [totals.dataset, totals[part]]));
    this.gauge('formulary_uploaded_rows', 'Rows of all uploads that were taken.', 'dataset', uploaded('accepted'));
    this.gauge(
      'formulary_upload_rejected_rows',
      'Rows of uploads that were passed over.',
      'dataset',
      uploaded('rejected'),
    );
    this.gauge('formulary_uploaded_bytes', 'Bytes of all uploads whose rows were taken.', 'dataset', uploaded('bytes'));
    this.gauge(
      'formulary_upload_refused_rows',
      'Rows that did not fit, of uploads accepted in the last 24 hours that were refused for them.',
      'dataset',
      () => uploads.refusedRows(new Date(clock.now().getTime() - DAY_MS).toISOString()),
    );
    this.tellOfReadings(board);
  }

  private tellOfReadings(board: StatusBoard): void {
    const summed =
      (part: 'readings' | 'failures' | 'rows' | 'busy_ms', unit = 1) =>
      async () => {
        const sums: Record<string, number> = {};
        for (const one of await board.readings()) sums[one.connection] = (sums[one.connection] ?? 0) + one[part] / unit;
        return sums;
      };
    this.gauge('formulary_connection_readings', 'Readings from each connection.', 'connection', summed('readings'));
    this.gauge('formulary_connection_failures', 'Readings that failed.', 'connection', summed('failures'));
    this.gauge('formulary_connection_rows', 'Rows of all readings.', 'connection', summed('rows'));
    this.gauge('formulary_connection_seconds', 'Time of all readings.', 'connection', summed('busy_ms', 1000));
  }

  /** Notes an answered request under the pattern of its route, and a refusal by its code. */
  observe({ method, routeOptions, refusal }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void {
    this.requests.observe({ method, route: routeOptions.url ?? 'none', status: statusCode }, elapsedTime / 1000);
    if (refusal) this.refusals.inc({ code: refusal.code });
  }

  /** A gauge that is read when it is asked for; nothing is told while its source is away. */
  private gauge(
    name: string,
    help: string,
    label: string,
    read: () => Promise<Readonly<Record<string, number>>>,
  ): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        gauge.reset();
        const values = await read().catch(() => ({}));
        for (const [key, value] of Object.entries(values)) gauge.set({ [label]: key }, value);
      },
    });
  }
}
