import type { SeasonalModel } from '@core/result';

/** What carries series with seasons on. */
export abstract class Forecaster implements SeasonalModel {
  abstract readonly nameFor: SeasonalModel['nameFor'];
  abstract readonly forecast: SeasonalModel['forecast'];
}
