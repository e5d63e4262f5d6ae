import type { Grain } from '@core/definition';

/** What a catalogue says in its own words. */
export interface Words {
  readonly title: string;
  /** What the page is, below its title; `period` is undefined where no values are asked for. */
  readonly intro: (metrics: number, period: string | undefined) => string;
  readonly contents: string;
  readonly scorecards: string;
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly usual: string;
  readonly better: string;
  readonly target: string;
  readonly benchmark: string;
  readonly dimensions: string;
  readonly parameters: string;
  readonly data: string;
  readonly made_of: string;
  readonly also: string;
  readonly helpers: string;
  readonly alias: (of: string) => string;
  readonly with_parameters: string;
  readonly default_value: string;
  readonly from: string;
  readonly to: string;
  readonly directions: Readonly<Record<'higher_is_better' | 'lower_is_better' | 'in_range', string>>;
  readonly grains: Readonly<Record<Grain, string>>;
  readonly quarter: (quarter: number, year: number) => string;
  /** Units by their English names, where they are called otherwise. */
  readonly units?: Readonly<Record<string, string>>;
  /** Parts of a name and what follows it: `Target: 100 %`. */
  readonly colon: string;
}
