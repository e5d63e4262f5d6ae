export { evaluatePlan } from './evaluate-plan';
export { explainRow, type ExplainedColumn, type ExplainedNode } from './explain-row';
export type { Frame, FrameColumn } from './frame';
export type { ResultColumn, ResultWarning, RunResult } from './run-result';
export { toCsv, type CsvOptions } from './write/csv';
export { toJsonRows, toNdjson } from './write/json';
export type { RowParts } from './write/row-parts';
