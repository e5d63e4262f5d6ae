import { array, assert, constantFrom, integer, property } from 'fast-check';
import { parseCondition } from '../condition/parse-condition';
import { pointsNeeded } from '../condition/history-needed';
import { dayAt, seriesOf, type Happening } from '../testing/series-of';
import { judgeMember, type MemberJudgement, type MemberQuestion } from './judge-member';
import type { MemberState } from './member-state';

const condition = parseCondition('value > 5');
const HAPPENINGS: Readonly<Record<string, Happening>> = {
  H: 9,
  L: 1,
  n: null,
  m: 'missing',
  f: 'failed',
  w: 'withheld',
};

/** `H` above, `L` below, `n` null, `m` missing, `f` failed, `w` withheld. */
const happeningsOf = (letters: string) => Array.from(letters, (letter) => HAPPENINGS[letter] ?? null);

/** Judges interval by interval, each at its end. */
function replay(letters: string, alert: MemberQuestion['alert'] = {}): readonly MemberJudgement[] {
  const points = seriesOf(happeningsOf(letters));
  const judgements: MemberJudgement[] = [];
  let previous: MemberState | undefined;
  for (const [index] of points.entries()) {
    const question = { alert, condition, points: points.slice(0, index + 1), previous, at: dayAt(index + 1) };
    const judgement = judgeMember(question);
    judgements.push(judgement);
    previous = judgement.state;
  }
  return judgements;
}

/** The events, one word for each interval: `fired!` was told, `ok` was not, `.` is none. */
const told = (judgements: readonly MemberJudgement[]) =>
  judgements.map(({ event }) => (event ? `${event.kind}${event.notify ? '!' : ''}` : '.')).join(' ');

describe('a member goes through its states', () => {
  test.each<readonly [string, MemberQuestion['alert'], string]>([
    ['LLL', {}, '. . .'],
    ['H', {}, 'fired!'],
    ['LHHL', {}, '. fired! . recovered!'],
    ['LHHL', { on_recover: false }, '. fired! . recovered'],
    ['LHLH', {}, '. fired! recovered! fired!'],
    ['LHHHL', { for: 3 }, '. . . fired! recovered!'],
    ['LHHLH', { for: 3 }, '. . . . .'],
    ['HHLHH', { for: 2 }, '. fired! recovered! . fired!'],
    ['HmHH', { for: 2 }, '. no_data ok fired!'],
    ['HnHH', { for: 2 }, '. no_data ok fired!'],
    ['HfHH', { for: 2 }, '. error ok fired!'],
    ['H', { for: 2 }, '.'],
    ['LmmL', {}, '. no_data . ok'],
    ['LfL', {}, '. error ok'],
    ['mL', {}, 'no_data ok'],
    ['fH', {}, 'error fired!'],
    ['HwH', {}, 'fired! error! fired!'],
    ['LHmmL', {}, '. fired! no_data! . recovered!'],
    ['LHmmL', { on_recover: false }, '. fired! no_data! . recovered'],
    ['LHmmH', {}, '. fired! no_data! . fired!'],
    ['LHffH', {}, '. fired! error! . fired!'],
    ['LHmfL', {}, '. fired! no_data! error recovered!'],
    ['LHLmL', {}, '. fired! recovered! no_data ok'],
    ['HHmHH', { for: 2 }, '. fired! no_data! recovered! fired!'],
    ['HHHHH', { renotify_after: '2d' }, 'fired! . renotified! . renotified!'],
    ['HHHHH', { renotify_after: '36h' }, 'fired! . renotified! . renotified!'],
    ['HHHHH', { renotify_after: '1d' }, 'fired! renotified! renotified! renotified! renotified!'],
    ['HHmmHH', { renotify_after: '2d' }, 'fired! . no_data! . fired! .'],
    ['mmm', { renotify_after: '1d' }, 'no_data . .'],
  ])('%s with %j: %s', (letters, alert, expected) => {
    expect(told(replay(letters, alert))).toBe(expected);
  });

  it('from the end of the interval in which the state began', () => {
    const since = replay('LHHLm').map(({ state }) => state.since);
    expect(since).toEqual([dayAt(1), dayAt(2), dayAt(2), dayAt(4), dayAt(5)]);
  });

  it('remembering when somebody was told until the problem has ended', () => {
    const notified = replay('LHHmmL', { renotify_after: '1d' }).map(({ state }) => state.notified_at);
    expect(notified).toEqual([undefined, dayAt(2), dayAt(3), dayAt(4), dayAt(4), undefined]);
  });

  it('with a reason for each event', () => {
    const reasons = replay('HHnfL', { for: 2 }).map(({ event }) => event?.reason);
    expect(reasons).toEqual([
      undefined,
      'value > 5 holds for 2 intervals in a row',
      'the value is null',
      'the interval could not be computed',
      'value > 5 does not hold',
    ]);
  });
});

test('a long condition is quoted in short, on one line', () => {
  const text = `value > 5\n  or value > 6${' or value > 7'.repeat(20)}`;
  const points = seriesOf([9]);
  const { event } = judgeMember({ alert: {}, condition: parseCondition(text), points, at: dayAt(1) });
  expect(event?.reason).toBe(`${text.replace('\n ', '').slice(0, 120)}… holds`);
});

describe('an interval that is judged again', () => {
  const points = seriesOf(happeningsOf('LHH'));
  const firing: MemberState = { state: 'firing', since: dayAt(3), notified_at: dayAt(3) };
  const judge = (restated: Happening, previous: MemberState) =>
    judgeMember({
      alert: { for: 2 },
      condition,
      points: [...points.slice(0, -1), ...seriesOf([null, null, restated]).slice(-1)],
      previous,
      at: dayAt(4),
    });

  it('changes nothing when it says the same', () => {
    expect(judge(8, firing)).toMatchObject({ state: firing });
    expect(judge(8, firing).event).toBeUndefined();
  });

  it('takes back what no longer holds', () => {
    expect(judge(2, firing)).toMatchObject({
      state: { state: 'ok', since: dayAt(3) },
      event: { kind: 'recovered', notify: true },
    });
  });
});

describe('what was observed', () => {
  const observed = (text: string, happenings: readonly Happening[], target: number | null = null) =>
    judgeMember({
      alert: { min_history: 2 },
      condition: parseCondition(text),
      points: seriesOf(happenings, target),
      at: dayAt(9),
    }).observed;

  it('is the value, the one before, the target, and what the condition names', () => {
    expect(observed('growth > 1 or value > mean(2)', [1, 3, 6], 8)).toEqual({
      value: 6,
      previous: 3,
      target: 8,
      growth: 1,
      'mean(2)': 2,
    });
  });

  it('is told of an interval without a value too', () => {
    expect(observed('attainment < 1', [1, 'missing'], 8)).toEqual({
      value: null,
      previous: 1,
      target: 8,
      attainment: null,
    });
  });
});

test('a condition without an answer does not hold', () => {
  const judge = (happenings: readonly Happening[]) =>
    judgeMember({
      alert: {},
      condition: parseCondition('value < target'),
      points: seriesOf(happenings),
      previous: { state: 'firing', since: dayAt(0), notified_at: dayAt(0) },
      at: dayAt(9),
    }).event;
  expect(judge([3])).toEqual({
    kind: 'recovered',
    notify: true,
    reason: 'value < target cannot be told, for something that it names is null',
  });
});

test('a condition that holds without a value is not asked', () => {
  const points = seriesOf([3, 'missing', 4]);
  const holds = parseCondition('is_null(previous)');
  expect(judgeMember({ alert: { for: 2 }, condition: holds, points, at: dayAt(3) }).state.state).toBe('ok');
  expect(judgeMember({ alert: {}, condition: holds, points: points.slice(0, 2), at: dayAt(2) }).state.state).toBe(
    'no_data',
  );
  expect(judgeMember({ alert: {}, condition: holds, points, at: dayAt(3) }).state.state).toBe('firing');
});

test('a value that is no number is no data', () => {
  const judge = (value: Happening) =>
    judgeMember({ alert: {}, condition, points: seriesOf([value]), at: dayAt(1) }).event;
  expect(judge('Won')).toEqual({ kind: 'no_data', notify: false, reason: 'the value is not a number' });
  expect(judge('9.5')).toMatchObject({ kind: 'fired' });
});

test('a member without any interval has no data', () => {
  const judgement = judgeMember({ alert: {}, condition, points: [], at: dayAt(1) });
  expect(judgement.state).toEqual({ state: 'no_data', since: dayAt(1) });
});

describe('whatever happens', () => {
  const letters = array(constantFrom('H', 'H', 'L', 'n', 'm', 'f'), { maxLength: 20, minLength: 1 }).map((all) =>
    all.join(''),
  );
  const inRow = integer({ min: 1, max: 3 });

  it('interval by interval a member comes to the state that its history alone gives it', () => {
    assert(
      property(letters, inRow, (happened, count) => {
        const alert = { for: count };
        const points = seriesOf(happeningsOf(happened));
        for (const [index, { state }] of replay(happened, alert).entries()) {
          const known = points.slice(Math.max(0, index + 1 - pointsNeeded(alert, condition)), index + 1);
          const alone = judgeMember({ alert, condition, points: known, at: dayAt(index + 1) });
          expect(state.state).toBe(alone.state.state);
        }
      }),
    );
  });

  it('there is an event for each change of state and none else, in the interval from which the state dates', () => {
    assert(
      property(letters, inRow, (happened, count) => {
        const judgements = replay(happened, { for: count });
        const states = ['ok', ...judgements.map(({ state }) => state.state)];
        for (const [index, { state, event }] of judgements.entries()) {
          expect(event !== undefined).toBe(states[index] !== states[index + 1]);
          expect(state.since === dayAt(index + 1)).toBe(event !== undefined || index === 0);
        }
      }),
    );
  });

  it('who is told of a problem is told of its end, once each', () => {
    assert(
      property(letters, inRow, (happened, count) => {
        let open = false;
        for (const { state, event } of replay(happened, { for: count })) {
          const isEnd: boolean = open && state.state === 'ok';
          expect(event?.kind === 'recovered').toBe(isEnd);
          open = state.state === 'firing' || (open && !isEnd);
          expect(state.notified_at !== undefined).toBe(open);
        }
      }),
    );
  });
});
