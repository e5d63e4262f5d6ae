import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import type { Bucketing } from '../frame/frame-query';
import type { Measure, RowExpression } from '../frame/row-expression';
import { showWindow } from '../testing/plan-of';
import { timeOf } from '../testing/windows-of';
import { epochDay, formatDate } from '../time/civil-date';
import { nextInstant } from '../time/grain';
import { noShift, shiftBy } from '../time/shift';
import { plainView, type TimeView, type WindowRule } from '../time/time-view';
import { dayLength, startOfDay } from '../time/time-zone';
import type { Range } from '../time/moment';
import type { Window } from '../time/window';
import type { BucketKeySpan } from '../frame/group-space';
import { chooseBucketing } from './choose-bucketing';
import type { ChosenBucketing } from './chosen-bucketing';
import { createWindows } from './create-windows';
import type { LeafSpec } from './leaf-spec';
import { allTime } from './window-set';

type Request = Parameters<typeof timeOf>[0];

const nothing: Range = { from: 0, to: 0 };

const time: RowExpression = { kind: 'column', type: 'timestamp', path: [], column: 'at' };
const count: LeafSpec['measure'] = { aggregate: 'count', arguments: [], type: 'integer' };
const measure = (aggregate: Measure['aggregate'], type: Measure['type']): LeafSpec['measure'] => ({
  aggregate,
  arguments: [{ kind: 'column', type, path: [], column: 'x' }],
  type,
});

interface WantedLeaf {
  readonly view?: Partial<TimeView>;
  readonly measure?: LeafSpec['measure'];
}

/** How leaves of one frame are cut, and the leaves. */
function choose(
  request: Request,
  wanted: readonly WantedLeaf[],
): ChosenBucketing & { readonly leaves: readonly LeafSpec[] } {
  const query = timeOf(request);
  const windows = createWindows(query);
  const leaves = wanted.map(({ view, measure: own = count }): LeafSpec => ({
    dataset: 'events',
    time,
    windows: windows.of({ ...plainView, ...view }) ?? allTime,
    dimensions: [],
    context: [],
    own: [],
    measure: own,
    missing: null,
  }));
  const bucketCount = windows.of(plainView)?.ranges.length ?? 1;
  return { ...chooseBucketing(leaves, { calendar: query.calendar, windows, bucketCount }), leaves };
}

function show(bucketing: Bucketing): string {
  const windows = bucketing.kind === 'windows' ? bucketing.windows : [bucketing.window];
  return [bucketing.kind === 'grain' ? bucketing.grain : bucketing.kind, ...windows.map(showWindow)].join(' ');
}

const rolling = (amount: number, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): WindowRule => ({
  kind: 'rolling',
  duration: { amount, unit },
});
const quarterOne = { period: '2017-Q1', grain: 'month' } as const;

describe('chooseBucketing', () => {
  it('finds the very windows of every leaf again, however it cuts the frame (decisions 2 and 4)', () => {
    const rules: readonly WindowRule[] = [
      { kind: 'bucket' },
      { kind: 'running' },
      { kind: 'to_date', unit: 'year' },
      { kind: 'to_date', unit: 'week' },
      rolling(3, 'month'),
      rolling(10, 'day'),
      rolling(2, 'week'),
      rolling(1, 'year'),
    ];
    const shifts = [
      noShift,
      { ...noShift, buckets: 1 },
      shiftBy({ amount: 1, unit: 'year' }),
      shiftBy({ amount: 1, unit: 'month' }),
    ];
    const aLeaf = record({
      view: record({ rule: constantFrom(...rules), shift: constantFrom(...shifts) }),
      measure: constantFrom(count, measure('sum', 'decimal'), measure('avg', 'number'), measure('max', 'date')),
    });
    const first = epochDay(2016, 11, 1);
    const aRequest = tuple(
      constantFrom('day', 'week', 'month', 'quarter', 'year'),
      constantFrom('UTC', 'Europe/Berlin', 'America/Havana'),
      integer({ min: 0, max: 120 }),
      integer({ min: 1, max: 80 }),
      integer({ min: 0, max: 300 }),
      constantFrom(1, 4, 11),
    ).map(([grain, timezone, from, length, asOf, first_month]): Request & { readonly timezone: string } => ({
      grain,
      timezone,
      period: `${formatDate(first + from)}/${formatDate(first + from + length)}`,
      as_of: `${formatDate(first + asOf)}T10:30:00Z`,
      rules: { first_month, first_weekday: 7, year_named_by: 'end' },
    }));
    assert(
      property(aRequest, array(aLeaf, { minLength: 1, maxLength: 4 }), (request, wanted) => {
        const { bucketing, seek, leaves } = choose(request, wanted);
        for (const leaf of leaves) {
          const found = leaf.windows.ranges.map((_, bucket) => windowAt(bucketing, seek(leaf), { bucket, request }));
          expect(found).toEqual(leaf.windows.ranges.map(closed));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('puts exact sums, counts, extremes and conditions together from the buckets of one scan', () => {
    const { bucketing, seek, leaves } = choose(quarterOne, [
      {},
      { view: { shift: shiftBy({ amount: 3, unit: 'month' }) } },
      { view: { rule: rolling(2, 'month') }, measure: measure('sum', 'integer') },
      { view: { rule: { kind: 'to_date', unit: 'year' } }, measure: measure('min', 'date') },
    ]);
    expect(show(bucketing)).toBe('month 2016-10-01/2017-04-01');
    expect(leaves.map(seek)).toEqual([
      { keys: ['2017-01-01', '2017-02-01', '2017-03-01'] },
      { keys: ['2016-10-01', '2016-11-01', '2016-12-01'] },
      {
        range: {
          combine: 'sum',
          spans: [
            { from: '2016-12-01', to: '2017-01-01' },
            { from: '2017-01-01', to: '2017-02-01' },
            { from: '2017-02-01', to: '2017-03-01' },
          ],
        },
      },
      {
        range: {
          combine: 'min',
          spans: [
            { from: '2017-01-01', to: '2017-01-01' },
            { from: '2017-01-01', to: '2017-02-01' },
            { from: '2017-01-01', to: '2017-03-01' },
          ],
        },
      },
    ]);
  });

  it('goes back to the beginning for what runs', () => {
    const { bucketing, seek, leaves } = choose(quarterOne, [{ view: { rule: { kind: 'running' } } }]);
    expect(show(bucketing)).toBe('month /2017-04-01');
    expect(leaves.map(seek)).toEqual([
      { range: { combine: 'sum', spans: [{ to: '2017-01-01' }, { to: '2017-02-01' }, { to: '2017-03-01' }] } },
    ]);
  });

  it.each([
    ['avg', 'number'],
    ['median', 'number'],
    ['count_distinct', 'integer'],
    ['first', 'integer'],
    // Doubles summed in another order give another sum, and how texts are ordered is known to the warehouse alone.
    ['sum', 'number'],
    ['max', 'text'],
  ] as const)('lists the windows of %s over a %s', (aggregate, type) => {
    const { bucketing } = choose(quarterOne, [
      { view: { rule: rolling(2, 'month') }, measure: measure(aggregate, type) },
    ]);
    expect(show(bucketing)).toBe('windows 2016-12-01/2017-02-01 2017-01-01/2017-03-01 2017-02-01/2017-04-01');
  });

  it('lists windows that end within a bucket', () => {
    const { bucketing } = choose(quarterOne, [{ view: { rule: rolling(45, 'day') } }]);
    expect(show(bucketing)).toBe('windows 2016-12-18/2017-02-01 2017-01-15/2017-03-01 2017-02-15/2017-04-01');
  });

  it('lists windows, the running ones first, where as_of cuts a bucket that others pass (decision 4)', () => {
    const request = { ...quarterOne, as_of: '2017-02-11T00:00:00Z' };
    const { bucketing, seek, leaves } = choose(request, [{ view: { rule: { kind: 'running' } } }, {}]);
    expect(show(bucketing)).toBe(
      'windows /2017-02-01 /2017-02-11 /2017-04-01 2017-01-01/2017-02-01 2017-02-01/2017-02-11 2017-03-01/2017-04-01',
    );
    expect(leaves.map(seek)).toEqual([{ keys: [0, 1, 2] }, { keys: [3, 4, 5] }]);
  });

  it('keeps to the buckets of the calendar where only the last one is cut', () => {
    const request = { ...quarterOne, period: '2017-01-01/2017-03-10' };
    const { bucketing } = choose(request, [{ view: { rule: { kind: 'to_date', unit: 'year' } } }, {}]);
    expect(show(bucketing)).toBe('month 2017-01-01/2017-03-10');
  });

  it('names the rules of a calendar only where they cut elsewhere', () => {
    const rules = { first_month: 4, first_weekday: 1, year_named_by: 'end' } as const;
    const rulesOf = (grain: 'week' | 'month' | 'quarter' | 'year') => {
      const { bucketing } = choose({ period: '2016-04-01/2018-04-01', grain, rules }, [{}]);
      return bucketing.kind === 'grain' ? bucketing.rules : bucketing.kind;
    };
    expect(rulesOf('year')).toEqual(rules);
    expect(rulesOf('quarter')).toEqual(rules);
    expect(rulesOf('month')).toBeUndefined();
    expect(rulesOf('week')).toBeUndefined();
  });
});

interface At {
  readonly bucket: number;
  readonly request: Request & { readonly timezone: string };
}

/** The window that a leaf sees in a bucket of the result, as the frame and the leaf's place say. */
function windowAt(bucketing: Bucketing, place: ReturnType<ChosenBucketing['seek']>, at: At): Range {
  if (bucketing.kind === 'single') return rangeOf(bucketing.window);
  const key = place.keys?.[at.bucket] ?? null;
  if (bucketing.kind === 'windows') return key === null ? nothing : rangeOf(bucketing.windows[Number(key)] ?? {});
  const span = place.range
    ? place.range.spans[at.bucket]
    : key === null
      ? null
      : { from: String(key), to: String(key) };
  return span ? spanned(span, bucketing, at.request) : nothing;
}

/** From the first to the last bucket of a span, as the frame's window cuts them. */
function spanned(
  span: NonNullable<BucketKeySpan>,
  { grain, window }: Extract<Bucketing, { kind: 'grain' }>,
  { timezone }: At['request'],
): Range {
  const startOf = (date: string) => startOfDay(Date.parse(date) / dayLength, timezone);
  const [first, last] = [span.from, span.to].map((date) => date && startOf(date));
  const { from: least = -Infinity, to: most = Infinity } = rangeOf(window);
  return closed({
    from: typeof first === 'number' ? Math.max(first, least) : least,
    to: Math.min(nextInstant(Number(last), grain, timezone), most),
  });
}

function rangeOf({ from, to }: Window): Range {
  return closed({ from: from ? Date.parse(from.instant) : -Infinity, to: to ? Date.parse(to.instant) : Infinity });
}

/** Open ends are absent; all that holds no instant is the same. */
function closed({ from = -Infinity, to = Infinity }: Range): Range {
  if (from >= to) return nothing;
  return { ...(from > -Infinity && { from }), ...(to < Infinity && { to }) };
}
