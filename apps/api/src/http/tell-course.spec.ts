import { tellCourse } from './tell-course';

/** What is told of numbers that come one after the other; the last one is the end. */
async function told(...states: readonly number[]): Promise<readonly string[]> {
  const looks = states.values();
  const events: string[] = [];
  const course = {
    look: async () => looks.next().value ?? NaN,
    isFinished: (state: number) => state === states.at(-1),
    present: (state: number) => ({ done: state }),
  };
  for await (const event of tellCourse(course)) events.push(event);
  return events;
}

describe('a course as server-sent events', () => {
  it('is told when it has moved, and ends with its end', async () => {
    expect(await told(0, 0, 1, 1, 2)).toEqual([
      'event: progress\ndata: {"done":0}\n\n',
      'event: progress\ndata: {"done":1}\n\n',
      'event: finished\ndata: {"done":2}\n\n',
    ]);
  });

  it('keeps the connection in quiet times', async () => {
    const quiet = Array.from({ length: 61 }, () => 0);
    expect((await told(...quiet, 1)).filter((event) => event.startsWith(':'))).toHaveLength(2);
  });
});
