import { localize, type CellValue, type MetricDefinition } from '@core/definition';
import type { Catalog } from '@core/formula';
import { rowsByInterval } from '@core/result';
import { parseMetricName } from '../definitions/dependencies';
import type { Report } from '../ports/report-store';
import type { Run } from '../ports/run-store';
import type { ScheduleVersion } from '../schedules/schedule-version';
import { dimensionTitle } from './dimension-title';
import { statusOf, type TargetStatus } from './target-status';

type Row = readonly CellValue[];

/** What a report says, before it takes a form. */
export interface ReportModel {
  readonly title: string;
  readonly schedule: string;
  readonly period: string;
  readonly interval_start: string;
  readonly interval_end: string;
  readonly dimensions: readonly string[];
  /** What people call them, in the same order. */
  readonly headings: readonly string[];
  readonly rows: readonly ReportRow[];
}

/** One metric of one dimension member. Figures are numbers, decimal text or null. */
export interface ReportRow {
  readonly metric: string;
  readonly title: string;
  readonly definition: MetricDefinition | undefined;
  readonly members: Readonly<Record<string, CellValue>>;
  readonly value: CellValue;
  readonly previous: CellValue;
  readonly change: number | null;
  /** Of the absolute value before. */
  readonly growth: number | null;
  readonly target: CellValue;
  readonly attainment: number | null;
  readonly status: TargetStatus | null;
  /** Values of the intervals up to the reported one. */
  readonly trend: readonly (number | null)[];
}

export interface ReportQuestion {
  readonly report: Report;
  readonly schedule: ScheduleVersion;
  readonly run: Run;
  readonly rows: readonly Row[];
  readonly catalog: Catalog;
  readonly language: string;
}

/** Puts the rows of a report's run in order: by metric as the schedule names them, then by member as the run does. */
export function buildReport(question: ReportQuestion): ReportModel {
  const { report, schedule, run, catalog, language } = question;
  const { title } = schedule.scorecard?.definition ?? schedule.definition;
  const { title: own } = schedule.definition;
  const metrics = run.task.kind === 'query' ? run.task.request.metrics : [];
  const members = readMembers(question, metrics);
  return {
    title: localize(own ?? title, [language], report.schedule),
    schedule: report.schedule,
    period: report.period,
    interval_start: report.start,
    interval_end: report.end,
    dimensions: members.dimensions,
    headings: members.dimensions.map((name) => dimensionTitle(name, { metrics, catalog, language })),
    rows: metrics.flatMap((label) => members.series.map((series) => describe(label, series, question))),
  };
}

/** The row of one member in each interval of the series, in order of time; the last one is the reported interval. */
interface MemberSeries {
  readonly members: Readonly<Record<string, CellValue>>;
  readonly intervals: readonly (Row | undefined)[];
  readonly cell: (column: string, row?: Row) => CellValue;
}

function readMembers(
  { report, run, rows }: ReportQuestion,
  metrics: readonly string[],
): { readonly dimensions: readonly string[]; readonly series: readonly MemberSeries[] } {
  const request = run.task.kind === 'query' ? run.task.request : undefined;
  const names = (run.outcome?.columns ?? []).map(({ name }) => name);
  const hasSeries = request?.grain !== undefined;
  const byInterval = hasSeries
    ? rowsByInterval(rows, request.timezone ?? 'UTC')
    : new Map<string, readonly Row[]>([[report.start, rows]]);
  const columns = hasSeries ? names.slice(1) : names;
  const figures = new Set(metrics.flatMap((label) => [label, `${label}.previous`, `${label}.target`]));
  const dimensions = columns.filter((name) => !figures.has(name));
  const read = (row: Row, name: string) => row[columns.indexOf(name)] ?? null;
  const keyOf = (row: Row) => JSON.stringify(dimensions.map((name) => read(row, name)));
  const intervals = [...byInterval.values()].map((own) => new Map(own.map((row) => [keyOf(row), row])));
  const reported = byInterval.get(report.start) ?? [];
  const series = reported.map((last): MemberSeries => ({
    members: Object.fromEntries(dimensions.map((name) => [name, read(last, name)])),
    intervals: intervals.map((own) => own.get(keyOf(last))),
    cell: (column, row = last) => read(row, column),
  }));
  return { dimensions, series };
}

function describe(label: string, { members, cell, intervals }: MemberSeries, question: ReportQuestion): ReportRow {
  const { name, version } = parseMetricName(label);
  const definition = question.catalog.metric(name, version)?.definition;
  const [value, previous, target] = [cell(label), cell(`${label}.previous`), cell(`${label}.target`)];
  const [now, before, aim] = [numeric(value), numeric(previous), numeric(target)];
  const change = now === null || before === null ? null : now - before;
  const attainment = now === null || aim === null || aim === 0 ? null : now / aim;
  return {
    metric: label,
    title: localize(definition?.title, [question.language], label),
    definition,
    members,
    value,
    previous,
    change,
    growth: change === null || before === null || before === 0 ? null : change / Math.abs(before),
    target,
    attainment,
    status: statusOf({ value: now, target: aim }, definition),
    trend: intervals.map((row) => (row === undefined ? null : numeric(cell(label, row)))),
  };
}

function numeric(cell: CellValue): number | null {
  if (cell === null || typeof cell === 'boolean' || cell === '') return null;
  const number = Number(cell);
  return Number.isFinite(number) ? number : null;
}
