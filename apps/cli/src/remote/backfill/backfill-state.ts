/** A backfill as the API tells of it. */
export interface BackfillState {
  readonly id: string;
  readonly schedule: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'running' | 'succeeded' | 'failed' | 'cancelled';
  readonly newest_first: boolean;
  readonly parallel: number;
  readonly intervals: {
    readonly total: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly running: number;
    readonly waiting: number;
  };
  readonly progress: { readonly done: number; readonly total: number };
  readonly links: { readonly self: string; readonly events: string };
  readonly created_at: string;
  readonly finished_at?: string;
  /** The oldest ones. */
  readonly failures?: readonly { readonly period: string; readonly reason: string }[];
}

/** What a dry run answers. */
export interface BackfillPlan {
  readonly total: number;
  readonly by_state: Readonly<Record<string, number>>;
  readonly locked: number;
  readonly runs: number;
  readonly first?: string;
  readonly last?: string;
}
