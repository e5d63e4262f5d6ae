import type { DataInterval } from '@core/schedule';
import type { NewDelivery } from './delivery-store';

/** One report owed to one recipient of a schedule for one interval: waiting → running (its run is under way) → filed. */
export interface Report extends DataInterval {
  readonly id: string;
  readonly schedule: string;
  readonly recipient: string;
  readonly status: 'waiting' | 'running' | 'filed';
  readonly run_id?: string;
  /** Why nothing could be sent. */
  readonly reason?: string;
}

/** Reports owed; they are filed by `IntervalLedger.settle`. */
export abstract class ReportStore {
  abstract get(id: string): Promise<Report | undefined>;
  /** Waiting ones, oldest first. */
  abstract findWaiting(limit: number): Promise<readonly Report[]>;
  /** Waiting → running; false when another process did. */
  abstract start(id: string, run_id: string): Promise<boolean>;
  /** Running ones whose run is finished or gone. */
  abstract findUnfiled(): Promise<readonly Report[]>;
  /** Running → filed with what is to be sent, in one commit; with a `reason` when nothing can be. */
  abstract file(
    id: string,
    run_id: string,
    content: { readonly deliveries: readonly NewDelivery[]; readonly reason?: string },
  ): Promise<boolean>;
}
