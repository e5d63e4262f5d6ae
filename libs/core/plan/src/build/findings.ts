import type { Diagnostic } from '@core/diagnostics';

/** Collects findings; the same finding at the same place counts once. */
export interface Findings {
  readonly add: (...found: readonly Diagnostic[]) => void;
  readonly all: () => readonly Diagnostic[];
}

export function collectFindings(): Findings {
  const found = new Map<string, Diagnostic>();
  return {
    add: (...more) => {
      for (const finding of more) found.set(JSON.stringify(finding), finding);
    },
    all: () => [...found.values()],
  };
}
