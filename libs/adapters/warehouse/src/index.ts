export { DuckDbWarehouse, type DuckDbWarehouseOptions } from './duckdb/duckdb-warehouse';
export type { DatabaseLimits } from './duckdb/database/create-database';
export type { DatasetSource, HeldDataset } from './duckdb/library/dataset-source';
export { DuckDbLibrary, type DuckDbLibraryOptions, type UploadedFiles } from './duckdb/library/duckdb-library';
export type { LoadedTable, LoadReport } from './duckdb/load/load-table';
export type { DatasetLoader, LoadControl, LoadWork } from './duckdb/loader/dataset-loader';
export { DuckDbLoader } from './duckdb/loader/duckdb-loader';
export type { SourceFile } from './duckdb/source/find-source-files';
