import type { Data } from '../evaluator/data';
import type { Call, Expr, FieldNode, FieldRef, Lit, Type } from '../evaluator/formula';
import type { Field, Metric, Param } from '../evaluator/model';
import { pathsTo } from '../evaluator/reach';
import type { Rng } from './rng';

type RowMaker = (place: Place, depth: number, making: Making) => Expr;

/** What makes expressions on rows: each makes parts by way of the others. */
export interface RowMakers {
  readonly boolean: RowMaker;
  readonly number: RowMaker;
  readonly text: RowMaker;
  readonly moment: RowMaker;
  readonly related: (place: Place, depth: number, types: readonly Type[], making: Making) => Expr | undefined;
}

/** What there is to choose from while a formula is made. */
export interface Making {
  readonly rows: RowMakers;
  readonly rng: Rng;
  readonly data: Data;
  readonly params: readonly Param[];
  /** Names of calendars with working hours. */
  readonly calendars: readonly string[];
  /** The metric whose own fields may be named. */
  readonly owner?: Pick<Metric, 'name' | 'dataset' | 'fields'>;
}

/** Where an expression on rows stands. */
export interface Place {
  readonly dataset: string;
  /** Datasets of the rows around, the nearest first. */
  readonly around: readonly string[];
  /** Whether aggregates over related rows may stand here. */
  readonly related: boolean;
  /** Whether it may look at the bucket. */
  readonly period: boolean;
}

export const numeric: readonly Type[] = ['integer', 'decimal', 'number'];
export const moments: readonly Type[] = ['date', 'timestamp'];

export interface KnownField {
  readonly ref: FieldRef;
  readonly field: Field;
}

/** All fields that a row of a dataset has or reaches. */
export function fieldsFrom(dataset: string, { data, owner }: Making): readonly KnownField[] {
  const paths: (readonly string[])[] = [[]];
  for (const path of paths) {
    if (path.length === 2) continue;
    for (const { name } of data.endOf(dataset, path)?.relationships ?? []) paths.push([...path, name]);
  }
  const reached = paths.flatMap((path) =>
    (data.endOf(dataset, path)?.fields ?? []).map((field) => ({ ref: { dataset, path, field: field.name }, field })),
  );
  const locals = owner?.dataset === dataset ? (owner.fields ?? []) : [];
  return [
    ...reached,
    ...locals.map((field) => ({ ref: { dataset, path: [], field: field.name, local: owner!.name }, field })),
  ];
}

export function fieldNode({ ref, field }: KnownField): FieldNode {
  return { kind: 'field', type: field.type, ref, ...(field.values && { values: field.values }) };
}

/** A field of a row here or around it. */
export function pickField(place: Place, types: readonly Type[], making: Making): FieldNode | undefined {
  const from = making.rng.chance(0.75) || place.around.length === 0 ? place.dataset : making.rng.pick(place.around);
  const fitting = fieldsFrom(from, making).filter(({ field }) => types.includes(field.type));
  const near = fitting.filter(({ ref }) => ref.path.length === 0);
  const among = near.length > 0 && making.rng.chance(0.6) ? near : fitting;
  return among.length === 0 ? undefined : fieldNode(making.rng.pick(among));
}

export function lit(type: Type, value: string | boolean | null): Lit {
  return { kind: 'lit', type, value };
}

export function call(fn: string, type: Type, args: readonly Expr[], word?: string): Call {
  return { kind: 'call', type, fn, args, ...(word !== undefined && { word }) };
}

/** The type that holds values of both. */
export function commonType(a: Type, b: Type): Type {
  if (a === b) return a;
  if (moments.includes(a)) return 'timestamp';
  return a === 'number' || b === 'number' ? 'number' : 'decimal';
}

/** Two paths that meet: `up` from a row, `down` from those related to it. */
export interface Way {
  readonly dataset: string;
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** The datasets whose rows are related to a row, each by the one shortest way. */
export function waysFrom(outer: string, data: Data): readonly Way[] {
  const names = data.world.datasets.map(({ name }) => name);
  return names
    .filter((dataset) => dataset !== outer && pathsTo(outer, dataset, data).length === 0)
    .flatMap((dataset) => {
      const ways = names
        .filter((shared) => shared !== dataset)
        .flatMap((shared) =>
          pathsTo(outer, shared, data).flatMap((up) =>
            pathsTo(dataset, shared, data).map((down) => ({ dataset, up, down })),
          ),
        );
      const least = Math.min(...ways.map(({ up, down }) => up.length + down.length));
      const shortest = ways.filter(({ up, down }) => up.length + down.length === least);
      return shortest.length === 1 ? shortest : [];
    });
}
