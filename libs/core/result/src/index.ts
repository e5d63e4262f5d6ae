export { aggregateCells } from './aggregate/aggregate-cells';
export { compareValues } from './compare-values';
export { evaluateInSteps, evaluatePlan, type EvaluationMeans } from './evaluate-plan';
export { explainRow, type ExplainedRow, type RowNames } from './explain-row';
export type { ExplainedNode } from './explain/explained-node';
export type { SeasonalModel } from './forecast/seasonal-model';
export type { Frame, FrameColumn } from './frame';
export { evaluateByBucket } from './scalar/evaluate-by-bucket';
export { rowsByInterval } from './rows-by-interval';
export type {
  ComparedRow,
  ResultColumn,
  ResultComparison,
  ResultForecast,
  ResultWarning,
  RunResult,
} from './run-result';
export type { Steps } from './steps/steps';
export { toCsv, type CsvOptions } from './write/csv';
export { toJsonRows, toNdjson } from './write/json';
export type { RowParts } from './write/row-parts';
