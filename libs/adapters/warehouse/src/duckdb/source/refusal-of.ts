import { DomainError } from '@core/diagnostics';
import { isDiskFull } from '../database/engine-errors';
import { translateError } from '../database/translate-error';
import { PassingProblem, SourceProblem } from './find-source-files';

/** Why a dataset cannot be had, in words for those who asked for it. */
export function refusalOf(dataset: string, error: unknown): DomainError {
  if (error instanceof SourceProblem) {
    const code = error instanceof PassingProblem ? 'data.unavailable' : 'data.unusable';
    return DomainError.of(code, { dataset, reason: error.message }, error);
  }
  const system = systemCodeOf(error);
  if (system === undefined || isDiskFull(error)) return translateError(error);
  return DomainError.of('data.unavailable', { dataset, reason: `it cannot be kept on the disk (${system})` }, error);
}

function systemCodeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
