export { compileFrameQuery } from './compile-frame-query';
export { compilePreviewQuery } from './compile-preview-query';
export type { CompiledQuery, QueryParameter } from './compiled-query';
export type { DialectName } from './dialect/dialect-name';
