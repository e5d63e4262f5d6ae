import {
  DuckDBTypeId,
  type DuckDBDateValue,
  type DuckDBDecimalValue,
  type DuckDBTimestampTZValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';

/** Makes a cell of a value that is not null. */
export type CellReader = (value: DuckDBValue) => CellValue;

const millisecondsOfDay = 86_400_000;
const microsOfDay = 86_400_000_000n;

/** The days of the years 1 and 9999, since 1970: a date has four digits for its year, where the engine reaches much further. */
const firstDay = -719_162;
const lastDay = 2_932_896;

/** How the values of a column of an engine type become cells. */
export function cellReaderOf(type: DuckDBType): CellReader {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
      return (value) => value as CellValue;
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return (value) => (Number.isFinite(value) ? (value as number) : null);
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
      return (value) => wholeNumber(value as bigint);
    case DuckDBTypeId.DECIMAL:
      return (value) => decimal(value as DuckDBDecimalValue);
    case DuckDBTypeId.DATE:
      return dateReader();
    case DuckDBTypeId.TIMESTAMP_TZ:
      return (value) => instant((value as DuckDBTimestampTZValue).micros);
    case DuckDBTypeId.SQLNULL:
      return () => null;
    default:
      throw new TypeError(`a frame holds no ${type.toString()}`);
  }
}

function wholeNumber(value: bigint): CellValue {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** A number where it prints as the same decimal, else text. Fifteen digits always do. */
function decimal({ value, scale }: DuckDBDecimalValue): CellValue {
  const unscaled = Number(value);
  if (Math.abs(unscaled) < 1e15) return unscaled / 10 ** scale;
  const text = decimalText(value, scale);
  return String(Number(text)) === text ? Number(text) : text;
}

function decimalText(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${fraction && `.${fraction}`}`;
}

/** Few days come often, so each is written once. */
function dateReader(): CellReader {
  const known = new Map<number, string>();
  return (value) => {
    const { days } = value as DuckDBDateValue;
    const text = known.get(days) ?? dateText(days);
    known.set(days, text);
    return text;
  };
}

function dateText(days: number): string {
  if (days < firstDay || days > lastDay) throw DomainError.of('data.out_of_range', {});
  return new Date(days * millisecondsOfDay).toISOString().slice(0, -14);
}

/** `2017-01-30T21:00:00Z`; a fraction of a second only where there is one. */
function instant(micros: bigint): string {
  const isBeyond = micros < BigInt(firstDay) * microsOfDay || micros >= BigInt(lastDay + 1) * microsOfDay;
  if (isBeyond) throw DomainError.of('data.out_of_range', {});
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((micros - fraction) / 1000n)).toISOString().slice(0, -5);
  return fraction === 0n ? `${seconds}Z` : `${seconds}.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}Z`;
}
