/** A run as the API tells of it, as far as it is shown while it is under way. */
export interface RunState {
  readonly id: string;
  readonly status: string;
  readonly progress?: {
    readonly done: number;
    readonly total: number;
    readonly step: string;
    readonly loading?: { readonly dataset: string; readonly done: number; readonly total: number };
  };
}

/** Shows how far a run is. */
export interface RunView {
  show(run: RunState): void;
  /** Gives the line free for other words. */
  end(): void;
}

/** Lines about the same come no closer than this. */
const LINE_EVERY_MS = 10_000;
const CLEAR_LINE = '\r\u001B[2K';

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** One line that changes on a terminal; elsewhere a line for everything new, and now and then while it lasts. */
export function openRunView(stream: Stream, now: () => number): RunView {
  return stream.isTTY ? changingLine(stream) : lines(stream, now);
}

function changingLine(stream: Stream): RunView {
  return {
    show: (run) => void stream.write(CLEAR_LINE + describeRun(run)),
    end: () => void stream.write(CLEAR_LINE),
  };
}

function lines(stream: Stream, now: () => number): RunView {
  let told = { subject: '', at_ms: -Infinity };
  return {
    show: (run) => {
      const { status, progress } = run;
      const subject = `${status} ${progress?.step ?? ''} ${progress?.loading?.dataset ?? ''}`;
      if (subject === told.subject && now() - told.at_ms < LINE_EVERY_MS) return;
      told = { subject, at_ms: now() };
      stream.write(`${describeRun(run)}\n`);
    },
    end: () => undefined,
  };
}

const steps: Readonly<Record<string, string>> = {
  load: 'opening data',
  query: 'querying',
  evaluate: 'evaluating',
  store: 'storing rows',
};

/** `loading crm_opportunities 43 %`. */
function describeRun({ id, status, progress }: RunState): string {
  if (progress === undefined) return `run ${id} is ${status} …`;
  const { step, loading } = progress;
  if (loading !== undefined) return `loading ${loading.dataset} ${percent(loading)}`;
  return `${steps[step] ?? step}, ${percent(progress)} of the run done`;
}

function percent({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${total > 0 ? Math.floor((100 * done) / total) : 0} %`;
}
