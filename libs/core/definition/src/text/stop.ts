import { diagnose, type Diagnostic } from '@core/diagnostics';
import { wordSyntaxError } from './word-syntax-error';

/** Thrown within this folder alone, to leave the YAML library at the first thing that is wrong. */
export class Stop extends Error {
  constructor(
    readonly finding: Diagnostic,
    readonly start: number,
    readonly end = start + 1,
  ) {
    super(finding.code);
  }

  /** For an error code of the library, with its message and the range of source that it is about. */
  static atError(code: string, message: string, [start, end]: readonly [number, number]): Stop {
    return new Stop(wordSyntaxError(code, message), start, end);
  }

  static tooMany(start: number): Stop {
    return new Stop(diagnose('yaml.too_many_values', {}), start);
  }
}
