/** How often a course is looked at. */
export const LOOK_EVERY_MS = 500;
const QUIET_MS = 15_000;

/** Something that moves until it comes to its end. */
export interface Course<T> {
  /** How it stands: the first time at once or soon, then when it has moved, or after `LOOK_EVERY_MS`. */
  look(): Promise<T>;
  isFinished(state: T): boolean;
  /** What is told of it, as JSON. */
  present(state: T): unknown;
}

/**
 * A course as server-sent events: `progress` whenever it has moved, `finished` at its end, a comment in quiet times so that
 * proxies keep the connection.
 */
export async function* tellCourse<T>(course: Course<T>): AsyncIterable<string> {
  let said = '';
  let quiet_ms = 0;
  for (;;) {
    const state = await course.look();
    const finished = course.isFinished(state);
    const event = `event: ${finished ? 'finished' : 'progress'}\ndata: ${JSON.stringify(course.present(state))}\n\n`;
    if (event !== said) {
      yield event;
      said = event;
      quiet_ms = 0;
    } else if ((quiet_ms += LOOK_EVERY_MS) >= QUIET_MS) {
      yield ': still there\n\n';
      quiet_ms = 0;
    }
    if (finished) return;
  }
}
