import { types } from 'node:util';
import { DomainError } from '@core/diagnostics';

/** SQLSTATE classes and codes of a server that cannot serve now: connection lost, resources gone, shutdown, read-only standby. */
const UNAVAILABLE_STATE = /^(08|53|57P0|58)|^57014$|^25006$/;

const UNAVAILABLE_NODE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What the driver says in words only. */
const UNAVAILABLE_WORDS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after|Query read timeout|timeout exceeded when trying to connect|timeout expired|Driver not Connected)/;

/** The database's failure in our words: `service.unavailable` when it is away, else the error as it is. */
export function translateError(error: unknown): unknown {
  return isUnavailable(error) ? DomainError.of('service.unavailable', { service: 'the database' }, error) : error;
}

/** Does `work`, with its errors translated. */
export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error);
  }
}

function isUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error) || error instanceof DomainError) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNAVAILABLE_NODE.has(code) || UNAVAILABLE_STATE.test(code) || UNAVAILABLE_WORDS.test(error.message)) return true;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnavailable);
  return 'driverError' in error && isUnavailable(error.driverError);
}
