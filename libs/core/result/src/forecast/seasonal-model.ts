/** Carries a series with seasons on, which core has no means for: given by who asks for forecasts. Pure, the same answer each time. */
export interface SeasonalModel {
  /** What the model is called, with its season: `Holt-Winters additive, season 12`. */
  readonly nameFor: (season: number) => string;
  /**
   * The next `count` values of a series without gaps, of at least two seasons; undefined where the model finds no fit.
   * `season` is a number of buckets.
   */
  readonly forecast: (
    series: readonly number[],
    ahead: { readonly season: number; readonly count: number },
  ) => readonly number[] | undefined;
}
