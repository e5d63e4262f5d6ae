import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { SourceDefinition } from '../types/dataset-source';
import { checkFormat } from './check-format';

/** Whether the files of a dataset can only lie below the data root, and what is said of their format goes together. */
export function checkSource(source: SourceDefinition): readonly Diagnostic[] {
  const found = 'file' in source ? checkFiles(source.file) : [];
  return source.format === undefined ? found : [...found, ...checkFormat(source.format, source)];
}

function checkFiles(file: string | readonly string[]): readonly Diagnostic[] {
  if (typeof file === 'string') return checkPath(file, '/source/file');
  return file.flatMap((path, index) => checkPath(path, `/source/file/${index}`));
}

function checkPath(file: string, path: string): readonly Diagnostic[] {
  const problem = findProblem(file);
  return problem === undefined ? [] : [diagnose('definition.source_path', { path: file, problem }, { path })];
}

function findProblem(file: string): string | undefined {
  if (/^[\p{L}][\p{L}\d+.-]*:/u.test(file)) return 'is a URL or names a drive';
  if (file.startsWith('/') || file.startsWith('~')) return 'does not begin at the data root';
  if (file.includes('\\')) return 'has a backslash; folders are parted with "/"';
  const steps = file.split('/');
  if (steps.includes('..')) return 'leads upwards with ".."';
  if (steps.includes('') || steps.includes('.')) return 'has an empty step';
  return /[\p{Cc}\p{Cs}]/u.test(file) ? 'has a character that no file name can have' : undefined;
}
