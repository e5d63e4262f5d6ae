import { random } from '../chance/random';
import { END_MS } from '../time/calendar';
import { type Visit, walkStages } from './walk-stages';

const start = Date.parse('2023-02-01T09:00:00Z');
const walks = (count: number, from: number, ease = 1): readonly (readonly Visit[])[] =>
  Array.from({ length: count }, (_, index) => walkStages(random(1, index), from, ease));
const names = (walk: readonly Visit[]): string => walk.map(({ stage }) => stage).join(' ');

describe('walkStages', () => {
  it('goes from contact through demo and quote to won or lost, some without a demo', () => {
    const plain = walks(400, start)
      .map(names)
      .filter((way) => !/lost ./.test(way));
    expect(new Set(plain)).toEqual(
      new Set([
        'contact lost',
        'contact demo lost',
        'contact demo quote lost',
        'contact quote lost',
        'contact demo quote won',
        'contact quote won',
      ]),
    );
  });

  it('brings few of the lost ones back, to a demo, once', () => {
    const again = walks(2000, start)
      .map(names)
      .filter((way) => /lost ./.test(way));
    expect(again.length).toBeGreaterThan(50);
    expect(again.length).toBeLessThan(200);
    expect(again.every((way) => /lost demo /.test(way) && way.match(/lost ./g)?.length === 1)).toBe(true);
  });

  it('leaves no gap between visits, and only the last one open', () => {
    for (const walk of walks(300, start)) {
      expect(walk.slice(1).map(({ entered_at }) => entered_at)).toEqual(
        walk.slice(0, -1).map(({ exited_at }) => exited_at),
      );
      expect(walk.at(-1)?.exited_at).toBeNull();
      expect(walk.every(({ entered_at, exited_at }) => exited_at === null || exited_at > entered_at)).toBe(true);
    }
  });

  it('wins about a third, and more of the easy ones', () => {
    const won = (ease: number): number =>
      walks(2000, start, ease).filter((walk) => walk.at(-1)?.stage === 'won').length / 2000;
    expect(won(1)).toBeGreaterThan(0.22);
    expect(won(1)).toBeLessThan(0.35);
    expect(won(1.4)).toBeGreaterThan(won(1) + 0.1);
  });

  it('knows nothing after the end of the sample', () => {
    const late = walks(200, END_MS - 20 * 86_400_000);
    expect(late.flat().every(({ entered_at, exited_at }) => entered_at < END_MS && (exited_at ?? 0) < END_MS)).toBe(
      true,
    );
    expect(late.filter((walk) => !['won', 'lost'].includes(walk.at(-1)?.stage ?? '')).length).toBeGreaterThan(50);
  });
});
