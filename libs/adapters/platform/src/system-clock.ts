import { Clock } from '@core/engine';

/** The clock of the machine. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }

  override every(interval_ms: number, tick: () => void): () => void {
    const timer = setInterval(tick, interval_ms).unref();
    return () => clearInterval(timer);
  }

  override nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
