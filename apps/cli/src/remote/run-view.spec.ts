import { openRunView, type RunState } from './run-view';

const id = 'r1';
const loading = (done: number): RunState => ({
  id,
  status: 'running',
  progress: { done: done / 200, total: 4, step: 'load', loading: { dataset: 'orders', done, total: 100 } },
});
const querying: RunState = { id, status: 'running', progress: { done: 1, total: 4, step: 'query' } };

function record(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now_ms: 0 };
  const write = (text: string) => written.push(text) > 0;
  return { written, clock, view: openRunView({ write, isTTY }, () => clock.now_ms) };
}

describe('a run under way', () => {
  it('is shown in one line of a terminal, which is left free at its end', () => {
    const { written, view } = record(true);
    [{ id, status: 'queued' }, loading(43.9), querying].forEach((run) => view.show(run));
    view.end();
    const clear = '\r\u001B[2K';
    expect(written).toEqual([
      `${clear}run r1 is queued …`,
      `${clear}loading orders 43 %`,
      `${clear}querying, 25 % of the run done`,
      clear,
    ]);
  });

  it('is told in few lines elsewhere', () => {
    const { written, clock, view } = record(false);
    view.show(loading(1));
    view.show(loading(2));
    clock.now_ms = 10_000;
    view.show(loading(50));
    view.show(loading(51));
    view.show(querying);
    view.end();
    expect(written).toEqual(['loading orders 1 %\n', 'loading orders 50 %\n', 'querying, 25 % of the run done\n']);
  });
});
