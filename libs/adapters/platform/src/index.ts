export { checkSurroundings } from './config/check-surroundings';
export { loadConfig, type Config, type Environment } from './config/load-config';
export type { LogLevel } from './log-level';
export { createLogger, type LogContext, type Logger } from './logger';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './postgres/embedded-postgres';
export { RandomIdSource } from './random-id-source';
export { SystemClock } from './system-clock';
export { readDefinitionFiles, type DefinitionText } from './read-definition-files';
export { DiskUploadFolder } from './uploads/disk-upload-folder';
