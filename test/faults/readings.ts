import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rng } from '../oracle/generate/rng';

const HOUR_MS = 3_600_000;
const FROM = Date.parse('2024-03-20T00:00:00Z');
const SITES = ['north', 'south', 'west'];

interface Reading {
  readonly hour: number;
  readonly site: string;
  readonly minute: number;
  readonly cents: number;
}

/** A stored value as it should be; the site is empty where the schedule does not divide. */
export type ExpectedValue = readonly [metric: string, start: string, site: string, value: number];

/**
 * Readings of meters in some hours, and what schedules are to store of them, counted here by hand. `readings_by_site` has a window that
 * goes by the end of each interval, so that each has a run of its own; `readings_whole` is computed by many at a time.
 */
export class Readings {
  readonly #readings: readonly Reading[];

  constructor(
    readonly hours: number,
    chance: Rng,
  ) {
    this.#readings = Array.from({ length: hours }, (_, hour) => hour).flatMap((hour) =>
      Array.from({ length: hour % 37 === 5 ? 0 : chance.int(0, 4) }, () => ({
        hour,
        site: chance.pick(SITES),
        minute: chance.int(0, 59),
        cents: chance.int(-500, 100_000),
      })),
    );
  }

  /** The hours as a range of starts. */
  get range(): { readonly from: string; readonly to: string } {
    return { from: startOf(0), to: startOf(this.hours) };
  }

  async write(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    const lines = this.#readings.map(
      ({ hour, site, minute, cents }, place) =>
        `r${place},${new Date(FROM + hour * HOUR_MS + minute * 60_000).toISOString()},${site},${(cents / 100).toFixed(2)}`,
    );
    await writeFile(join(folder, 'readings.csv'), ['id,taken_at,site,amount', ...lines, ''].join('\n'));
    await writeFile(join(folder, 'readings.yaml'), DEFINITIONS);
  }

  /** Every value of `readings_whole`. */
  whole(): readonly ExpectedValue[] {
    return this.starts().flatMap(([hour, start]) => {
      const own = this.#readings.filter((reading) => reading.hour === hour);
      return [
        ['readings_amount', start, '', sumOf(own)],
        ['readings_count', start, '', own.length],
      ] as const;
    });
  }

  /** Every value of `readings_by_site`: sites without a reading in the last day have none. */
  bySite(): readonly ExpectedValue[] {
    return this.starts().flatMap(([hour, start]) => {
      const last_day = this.#readings.filter((reading) => reading.hour <= hour && reading.hour > hour - 24);
      const isOf = (site: string) => (reading: Reading) => reading.site === site;
      const own = this.#readings.filter((reading) => reading.hour === hour);
      return SITES.filter((site) => last_day.some(isOf(site))).flatMap((site) => [
        ['readings_amount', start, site, sumOf(own.filter(isOf(site)))] as const,
        ['readings_last_day', start, site, last_day.filter(isOf(site)).length] as const,
      ]);
    });
  }

  private starts(): readonly (readonly [hour: number, start: string])[] {
    return Array.from({ length: this.hours }, (_, hour) => [hour, startOf(hour)]);
  }
}

function startOf(hour: number): string {
  return new Date(FROM + hour * HOUR_MS).toISOString();
}

function sumOf(readings: readonly Reading[]): number {
  return readings.reduce((total, { cents }) => total + cents, 0) / 100;
}

const DEFINITIONS = `
kind: dataset
name: readings
source: {file: readings.csv}
primary_key: [id]
time: taken_at
fields:
  - {name: id, type: text}
  - {name: taken_at, type: timestamp}
  - {name: site, type: text}
  - {name: amount, type: "decimal(12,2)"}
---
kind: metric
name: readings_amount
dataset: readings
formula: sum(amount)
---
kind: metric
name: readings_count
dataset: readings
formula: count()
---
kind: metric
name: readings_last_day
dataset: readings
formula: count().between(as_of - 1 day, as_of)
---
kind: schedule
name: readings_by_site
metrics: [readings_amount, readings_last_day]
query: {by: [site]}
every: hour
---
kind: schedule
name: readings_whole
metrics: [readings_amount, readings_count]
every: hour
`;
