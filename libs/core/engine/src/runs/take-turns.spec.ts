import { Clock } from '../ports/clock';
import { takeTurns } from './take-turns';

/** A clock that work moves on; others have their turns in `others`. */
class WorkClock extends Clock {
  now_ms = 0;

  constructor(readonly others: () => void = () => undefined) {
    super();
  }

  override now(): Date {
    return new Date(this.now_ms);
  }

  override every(): () => void {
    throw new Error('nothing is repeated');
  }

  override async nextTurn(): Promise<void> {
    this.others();
  }
}

/** Ten steps of as many milliseconds as said. */
function* tenSteps(clock: WorkClock, step_ms: number, done: number[] = []): Generator<undefined, string, undefined> {
  for (let step = 1; step <= 10; step += 1) {
    clock.now_ms += step_ms;
    done.push(step);
    yield;
  }
  return 'all done';
}

test('work gives others their turn when it has taken its own, not after every step', async () => {
  const turns: number[] = [];
  const clock = new WorkClock(() => turns.push(clock.now_ms));
  await expect(takeTurns(tenSteps(clock, 10), { clock, signal: new AbortController().signal })).resolves.toBe(
    'all done',
  );
  expect(turns).toEqual([30, 60, 90]);
});

test('short work is done at once', async () => {
  const clock = new WorkClock(() => {
    throw new Error('nobody else was asked');
  });
  await expect(takeTurns(tenSteps(clock, 1), { clock, signal: new AbortController().signal })).resolves.toBe(
    'all done',
  );
});

test('work that is cancelled in the turn of others goes no further', async () => {
  const controller = new AbortController();
  const clock = new WorkClock(() => controller.abort());
  const done: number[] = [];
  await expect(takeTurns(tenSteps(clock, 10, done), { clock, signal: controller.signal })).rejects.toMatchObject({
    code: 'run.cancelled',
  });
  expect(done).toEqual([1, 2, 3]);
});
