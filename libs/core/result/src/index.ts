export { evaluatePlan, type EvaluationMeans } from './evaluate-plan';
export { explainRow, type ExplainedColumn } from './explain-row';
export type { ExplainedNode, ExplainedSource } from './explain/explained-node';
export type { SeasonalModel } from './forecast/seasonal-model';
export type { Frame, FrameColumn } from './frame';
export type { ResultColumn, ResultForecast, ResultWarning, RunResult } from './run-result';
export { toCsv, type CsvOptions } from './write/csv';
export { toJsonRows, toNdjson } from './write/json';
export type { RowParts } from './write/row-parts';
