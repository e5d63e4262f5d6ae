/** How much a run may take, as the operator decided. */
export abstract class Limits {
  /** Milliseconds that it may be at work in the data engine and in the evaluation; loading files is not counted. */
  abstract readonly run_ms: number;
  /** Rows of the tables that its queries read, together. */
  abstract readonly rows_scanned: number;
  /** Rows of one answer of the data engine, and of the result. */
  abstract readonly groups: number;
  /** Bytes of the values of the result. */
  abstract readonly result_bytes: number;
  /** Metrics that it is asked for. */
  abstract readonly metrics: number;
  /** Runs of one caller that are not finished. */
  abstract readonly runs_at_once: number;
  /** Bytes of rows that are sent to a dataset, unpacked. */
  abstract readonly upload_bytes: number;
}

/** Those that hold while a run is at work. */
export type WorkLimits = Pick<Limits, 'rows_scanned' | 'groups' | 'result_bytes'>;

/** As plain data, which can be sent. */
export function workLimits({ rows_scanned, groups, result_bytes }: Limits): WorkLimits {
  return { rows_scanned, groups, result_bytes };
}
