export type { PoolOptions, WorkHooks } from './pool-options';
export { ProcessPool } from './process-pool';
export { serveWork, type WorkPlace } from './serve-work';
