export type { DataInterval } from './data-interval';
