export { DuckDbWarehouse, type DuckDbWarehouseOptions } from './duckdb/duckdb-warehouse';
