import type { CellValue, Definition, MetricTestDefinition } from '@core/definition';
import type { StoredVersion } from '../ports/definition-store';

/** How one test of a metric came out. */
export interface MetricTestResult {
  readonly metric: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: unknown;
  /** The value, or rows, that the engine gave; absent when it could not be computed. */
  readonly actual?: CellValue | readonly (readonly CellValue[])[];
  readonly error?: string;
}

export interface MetricTestReport {
  readonly passed: number;
  readonly failed: number;
  readonly results: readonly MetricTestResult[];
}

/** What to test: the metrics named, in a world of stored versions with an overlay of unsaved definitions. */
export interface MetricTestWork {
  readonly metrics: readonly string[];
  readonly versions: readonly StoredVersion[];
  readonly overlay: readonly Definition[];
  /** In place of the metric's own tests, for the one metric named. */
  readonly tests?: readonly MetricTestDefinition[];
}

/** Runs tests of metrics on an in-memory engine: here, or through the queue where the engine lives in another process. */
export abstract class MetricTester {
  abstract test(work: MetricTestWork): Promise<MetricTestReport>;
}
