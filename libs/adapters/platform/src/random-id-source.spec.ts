import type { Clock } from '@core/engine';
import { toBase62 } from './base62';
import { RandomIdSource } from './random-id-source';

function idsAt(...times: readonly number[]): readonly string[] {
  let index = 0;
  const clock = { now: () => new Date(times[index++] ?? 0) } as Clock;
  const source = new RandomIdSource(clock);
  return times.map(() => source.nextId());
}

describe('RandomIdSource', () => {
  it('makes UUIDs of version 7 that begin with the time', () => {
    const [id] = idsAt(Date.parse('2026-11-21T00:00:00.123Z'));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id!.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-21T00:00:00.123Z'));
  });

  it('keeps their order within a millisecond and when the clock steps back', () => {
    const ids = idsAt(...Array.from({ length: 10_000 }, () => 1_000_000), 999_000, 1_000_001);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('makes secrets of one length that are told apart', () => {
    const source = new RandomIdSource({ now: () => new Date() } as Clock);
    const secrets = Array.from({ length: 1_000 }, () => source.nextSecret(30));
    expect(new Set(secrets).size).toBe(1_000);
    for (const secret of secrets) expect(secret).toMatch(/^[0-9A-Za-z]{41}$/);
  });

  it('writes bytes in base 62', () => {
    expect(toBase62(Uint8Array.of(0))).toBe('00');
    expect(toBase62(Uint8Array.of(61))).toBe('0z');
    expect(toBase62(Uint8Array.of(255))).toBe('47');
  });
});
