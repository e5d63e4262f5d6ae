export type { Frame, FrameColumn } from './frame';
export type { ResultColumn, ResultWarning, RunResult } from './run-result';
