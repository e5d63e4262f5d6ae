export type { CompiledQuery, QueryParameter } from './compiled-query';
