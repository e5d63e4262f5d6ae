import type { Clock } from '../ports/clock';
import type { StatusBoard, WorkerStatus } from '../ports/status-board';

/** A worker that said nothing for so long is taken for gone. */
const silence_ms = 20_000;

/** The workers that were heard of lately. */
export async function heardWorkers(
  board: Pick<StatusBoard, 'workers'>,
  clock: Pick<Clock, 'now'>,
): Promise<readonly WorkerStatus[]> {
  const since = new Date(clock.now().getTime() - silence_ms).toISOString();
  return (await board.workers()).filter(({ seen_at }) => seen_at >= since);
}
