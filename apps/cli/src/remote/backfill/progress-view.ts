import { Presets, SingleBar } from 'cli-progress';
import type { BackfillState } from './backfill-state';
import { startPace, tellRate, tellSeconds, type Pace } from './pace';

/** Shows how far a backfill is. */
export interface ProgressView {
  show(backfill: BackfillState): void;
  /** Gives the line free for other words. */
  end(): void;
}

/** Lines come no closer than this, but for the last one. */
const LINE_EVERY_MS = 2_000;

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'> & NodeJS.WritableStream;

/** A bar on a terminal, lines elsewhere. */
export function openProgressView(stream: Stream, first: BackfillState, now: () => number): ProgressView {
  const paceOf = startPace(first.progress, now());
  const tell = (backfill: BackfillState) => describe(backfill, paceOf(backfill.progress, now()));
  return stream.isTTY ? bar(stream, first, tell) : lines(stream, tell, now);
}

function bar(stream: Stream, first: BackfillState, tell: (backfill: BackfillState) => string): ProgressView {
  const format = '{bar} {percentage} % | {words}';
  const drawn = new SingleBar({ stream, format, hideCursor: true, barsize: 30 }, Presets.shades_classic);
  drawn.start(first.progress.total, first.progress.done, { words: tell(first) });
  return {
    show: (backfill) => drawn.update(backfill.progress.done, { words: tell(backfill) }),
    end: () => drawn.stop(),
  };
}

function lines(stream: Stream, tell: (backfill: BackfillState) => string, now: () => number): ProgressView {
  let told_ms = -Infinity;
  return {
    show: (backfill) => {
      if (backfill.status === 'running' && now() - told_ms < LINE_EVERY_MS) return;
      told_ms = now();
      stream.write(`${tell(backfill)}\n`);
    },
    end: () => undefined,
  };
}

function describe({ progress: { done, total }, intervals, status }: BackfillState, pace: Pace): string {
  const left = pace.seconds_left;
  return [
    `${done} of ${total} intervals`,
    ...(intervals.failed > 0 ? [`${intervals.failed} failed`] : []),
    tellRate(pace),
    ...(status === 'running' && left !== undefined ? [`${tellSeconds(left)} left`] : []),
  ].join(', ');
}
