import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitUntil } from '../support/await-until';
import { FormularyServer } from '../support/formulary-server';
import { MovableClock } from '../support/movable-clock';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const definitions = `
kind: dataset
name: visits
source: {file: visits.csv}
primary_key: [id]
time: day
fields:
  - {name: id, type: text}
  - {name: day, type: date}
---
kind: metric
name: visit_count
dataset: visits
formula: count()
---
kind: schedule
name: visits_all
metrics: [visit_count]
every: day
catch_up: all
catch_up_within: 3d
---
kind: schedule
name: visits_latest
metrics: [visit_count]
every: day
catch_up: latest
---
kind: schedule
name: visits_none
metrics: [visit_count]
every: day
catch_up: none
`;

const schedules = ['visits_all', 'visits_latest', 'visits_none'];
const note = 'the source is being moved';

describe('schedules that are paused', () => {
  let folder: ThrowawayFolder;
  let clock: MovableClock;
  let server: FormularyServer;

  beforeAll(async () => {
    folder = await makeFolder();
    const root = join(folder.path, 'root');
    await mkdir(root);
    await writeFile(join(root, 'visits.yaml'), definitions);
    await writeFile(join(root, 'visits.csv'), 'id,day\na,2024-05-02\nb,2024-05-05\n');
    clock = new MovableClock(folder.path);
    await clock.set('2024-05-01T12:00:00Z');
    server = await new FormularyServer({
      ...clock.environment,
      DATA_DIR: join(folder.path, 'data'),
      DATA_ROOT: root,
    }).start();
  });

  afterAll(async () => {
    await server.end();
    await folder.remove();
  });

  const order = (schedule: string, what: 'pause' | 'resume') =>
    server.call(`/v1/schedules/${schedule}/${what}`, {
      method: 'POST',
      body: { note: what === 'pause' ? note : 'moved' },
    });
  const ledger = async (schedule: string) => (await server.call(`/v1/schedules/${schedule}/intervals`)).body.items;
  const states = async (schedule: string) =>
    Object.fromEntries((await ledger(schedule)).map(({ period, state }: any) => [period.slice('2024-'.length), state]));
  /** Each schedule has so many intervals, and none of them is still to be computed. */
  const settled = (count: number) =>
    awaitUntil(`${count} intervals of each`, async () => {
      const all = await Promise.all(schedules.map(ledger));
      const isDone = ({ state }: any) => state === 'succeeded' || state === 'skipped';
      return all.every((intervals) => intervals.length === count && intervals.every(isDone)) || undefined;
    });

  it('say so, with the note', async () => {
    for (const schedule of schedules) {
      await awaitUntil(
        `${schedule} is known`,
        async () => (await server.call(`/v1/schedules/${schedule}`)).status === 200 || undefined,
      );
      const paused = await order(schedule, 'pause');
      expect([paused.status, paused.body]).toEqual([200, expect.objectContaining({ paused: true, note })]);
    }
    const read = await server.call('/v1/schedules/visits_none');
    expect(read.body).toMatchObject({ paused: true, note, intervals: { expected: 0, succeeded: 0 } });
  });

  it('write down what closes meanwhile, and start none of it', async () => {
    await clock.set('2024-05-06T12:00:00Z');
    await awaitUntil('five intervals of each', async () => {
      const all = await Promise.all(schedules.map(ledger));
      return all.every((intervals) => intervals.length === 5) || undefined;
    });
    await server.run({ metrics: ['visit_count'], period: '2024-05' }); // other work goes on
    for (const schedule of schedules) {
      const intervals = await ledger(schedule);
      expect(intervals.map(({ state, attempts }: any) => [state, attempts])).toEqual(
        Array.from({ length: 5 }, () => ['expected', 0]),
      );
    }
  });

  it('go on by their rule: all within reach, the latest, or none, and say why the others are skipped', async () => {
    for (const schedule of schedules)
      expect((await order(schedule, 'resume')).body).toMatchObject({ paused: false, note: 'moved' });
    await settled(5);
    const [skipped, succeeded] = ['skipped', 'succeeded'];
    expect(await states('visits_all')).toEqual({
      '05-01': skipped,
      '05-02': skipped,
      '05-03': succeeded,
      '05-04': succeeded,
      '05-05': succeeded,
    });
    expect(await states('visits_latest')).toEqual({
      '05-01': skipped,
      '05-02': skipped,
      '05-03': skipped,
      '05-04': skipped,
      '05-05': succeeded,
    });
    expect(Object.values(await states('visits_none'))).toEqual(Array.from({ length: 5 }, () => skipped));
    const [first] = await ledger('visits_none');
    expect(first.reason).toMatch(/due at 2024-05-02T00:00:00Z .*catch_up was none.*a backfill computes it/);
    const { items, intervals } = (await server.call('/v1/metrics/visit_count/snapshots?schedule=visits_latest')).body;
    expect(items.map(({ period, value }: any) => [period, value])).toEqual([['2024-05-05', 1]]);
    expect(intervals.remarkable.map(({ period, missing }: any) => [period, missing])).toEqual(
      ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04'].map((period) => [period, true]),
    );
  });

  it('compute what comes due from then on', async () => {
    await clock.set('2024-05-07T00:00:30Z');
    await settled(6);
    for (const schedule of schedules) expect((await states(schedule))['05-06']).toBe('succeeded');
  });
});
