import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import { FollowRuns, type Run } from '@core/engine';
import { acceptParameter, negotiate, preferredLanguages } from '../http/negotiate';
import { preferredWait } from '../http/prefer';
import type { Exchange } from '../http/request-context';
import { presentDocument } from './present-document';
import { presentResult, presentRun } from './present-run';
import { neutralisedCsv, resultForms, resultTypes, type ResultType } from './result-forms';

/** Rows up to which a result is answered whole, with a length; a larger one is streamed. */
const WHOLE_ROWS = 5_000;

/** Answers that are about a run: how it stands, or its result in the form that the caller accepts. */
@Injectable()
export class RunAnswers {
  constructor(private readonly runs: FollowRuns) {}

  /** Throws `request.not_acceptable`; to be called before anything is done for the request. */
  chooseForm({ request }: Exchange): ResultType {
    const form = negotiate(request.headers.accept, resultTypes);
    const formulas = acceptParameter(request.headers.accept, 'text/csv', 'formulas');
    const isKnown = form !== 'text/csv' || formulas === undefined || formulas === 'neutralised';
    if (form === undefined || !isKnown)
      throw DomainError.of('request.not_acceptable', { offered: [...resultTypes, neutralisedCsv] });
    return form;
  }

  /** The run as it stands, after the wait that the caller prefers. */
  async wait(id: string, { caller, request, reply }: Exchange, unless_preferred?: number): Promise<Run> {
    request.run_id = id;
    const preferred = preferredWait(request.headers['prefer']);
    if (preferred !== undefined) void reply.header('preference-applied', `wait=${preferred}`);
    const seconds = preferred ?? unless_preferred ?? 0;
    return seconds === 0 ? this.runs.get(id, caller) : this.runs.wait(id, seconds * 1000, caller);
  }

  /** A run that was just accepted: its result if it is done in time (200), else where to ask for it (202). */
  async answer(id: string, exchange: Exchange, unless_preferred?: number): Promise<unknown> {
    void exchange.reply.header('location', `/v1/runs/${id}`);
    const run = await this.wait(id, exchange, unless_preferred);
    const isUnderWay = run.status === 'queued' || run.status === 'running';
    void exchange.reply.status(isUnderWay ? 202 : 200);
    return isUnderWay ? presentRun(run) : this.present(run, exchange);
  }

  /** Throws `run.unfinished`, or what ended the run. */
  async result(id: string, exchange: Exchange): Promise<unknown> {
    exchange.request.run_id = id;
    return this.present(await this.runs.get(id, exchange.caller), exchange);
  }

  private async present(run: Run, exchange: Exchange): Promise<unknown> {
    const type = this.chooseForm(exchange);
    const parts = await this.runs.rowsOf(run, exchange.caller);
    const { outcome } = run;
    if (outcome === undefined) throw new RangeError(`run ${run.id} succeeded without an outcome`);
    const languages = preferredLanguages(exchange.request.headers['accept-language']);
    if (outcome.document !== undefined) return presentDocument(run, outcome.document, languages);
    const neutralise = acceptParameter(exchange.request.headers.accept, type, 'formulas') !== undefined;
    const source = { ...presentResult(run, languages), columns: outcome.columns, parts };
    const text = resultForms[type](source, { neutralise });
    const csvType = `text/csv; charset=utf-8; header=present${neutralise ? '; formulas=neutralised' : ''}`;
    const contentType = type === 'text/csv' ? csvType : type;
    void exchange.reply.header('content-type', contentType).header('vary', 'accept, accept-language');
    return outcome.row_count > WHOLE_ROWS
      ? new StreamableFile(Readable.from(text, { objectMode: false }))
      : collect(text);
  }
}

async function collect(text: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of text) pieces.push(piece);
  return pieces.join('');
}
