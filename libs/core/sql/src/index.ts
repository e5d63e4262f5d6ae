export { compileFrameQuery } from './compile-frame-query';
export type { CompiledQuery, QueryParameter } from './compiled-query';
export type { DialectName } from './dialect/dialect-name';
