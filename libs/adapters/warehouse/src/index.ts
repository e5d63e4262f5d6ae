export { DuckDbWarehouse, type DuckDbWarehouseOptions } from './duckdb/duckdb-warehouse';
export type { DatabaseLimits } from './duckdb/database/create-database';
export type { DatasetSource, HeldDataset } from './duckdb/library/dataset-source';
export {
  usualReadLimits,
  type ConnectionReader,
  type ReadControl,
  type ReadLimits,
  type ReadRows,
  type ReadWork,
} from './connections/connection-reader';
export type { DatasetConnections } from './connections/connection-sources';
export { PostgresReader } from './connections/postgres/postgres-reader';
export { DuckDbLibrary, extractsFolder, type DuckDbLibraryOptions } from './duckdb/library/duckdb-library';
export type { LoadedTable, LoadReport } from './duckdb/load/load-table';
export type { DatasetLoader, LoadControl, LoadWork } from './duckdb/loader/dataset-loader';
export { DuckDbLoader, type DuckDbLoaderOptions } from './duckdb/loader/duckdb-loader';
export { DuckDbUploadLoader, type UploadLoaderOptions } from './duckdb/upload/duckdb-upload-loader';
export { LocalWarehouse, type LocalWarehouseOptions } from './duckdb/local-warehouse';
export type { SourceFile } from './duckdb/source/find-source-files';
export type { UploadedFiles } from './duckdb/source/source-finder';
