import Module from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync as instrumentSync, type PluginItem } from '@babel/core';
import { transformSync } from '@swc/core';
// What jazzer.js instruments code with; the rest of it asks for a newer C library than many systems have.
import { codeCoverage } from '@jazzer.js/instrumentor/dist/plugins/codeCoverage.js';
import { compareHooks } from '@jazzer.js/instrumentor/dist/plugins/compareHooks.js';

/** What a run of instrumented code leaves behind. */
export interface Trace {
  /** How often each edge was taken, up to 255; set to zero before each run. */
  readonly counters: Uint8Array;
  /** Edges that there are in what was loaded so far. */
  readonly edges: () => number;
  /** Texts that the code compared something with. */
  readonly compared: Set<string>;
}

const root = join(__dirname, '../../..');
const most_edges = 1 << 18;

/** What is watched: the product's readers, and the parsers below them. */
const watched =
  /\/libs\/core\/|\/duckdb\/load\/|\/apps\/api\/src\/http\/|\/node_modules\/(?:yaml\/dist|mathjs\/lib\/cjs\/expression\/parse\.js)/;

/** Instruments what is loaded from now on. To be called before anything of the product is. */
export function instrument(): Trace {
  const counters = new Uint8Array(most_edges);
  const compared = new Set<string>();
  let edges = 0;
  const ids = { nextEdgeId: () => (edges += 1) };
  const plugins = [codeCoverage(ids as never), compareHooks] as unknown as PluginItem[];
  Object.assign(globalThis, { Fuzzer: hooksInto(counters, compared) });
  const extensions = (Module as unknown as { _extensions: Record<string, Loader> })._extensions;
  extensions['.ts'] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, cwd: root, root, sourceMaps: false });
    module._compile(watched.test(filename) ? covered(code, filename) : code, filename);
  };
  const loadScript = extensions['.js'];
  extensions['.js'] = (module, filename) => {
    if (watched.test(filename)) module._compile(covered(readFileSync(filename, 'utf8'), filename), filename);
    else loadScript?.(module, filename);
  };
  return { counters, compared, edges: () => edges };

  function covered(code: string, filename: string): string {
    const options = {
      filename,
      plugins,
      configFile: false,
      babelrc: false,
      compact: false,
      sourceType: 'script',
    } as const;
    return instrumentSync(code, options)?.code ?? code;
  }
}

type Loader = (module: { _compile(code: string, filename: string): void }, filename: string) => void;

/** The global that instrumented code calls. */
function hooksInto(counters: Uint8Array, compared: Set<string>) {
  const note = (value: unknown): void => {
    if (typeof value === 'string' && value.length < 40 && compared.size < 5_000) compared.add(value);
  };
  return {
    coverageTracker: {
      incrementCounter: (id: number): void => {
        const count = counters[id] ?? 0;
        if (count < 255) counters[id] = count + 1;
      },
    },
    tracer: {
      traceStrCmp: (left: unknown, right: unknown, operator: string): boolean => {
        note(left);
        note(right);
        return compare(left, right, operator);
      },
      traceNumberCmp: compare,
      traceAndReturn: (_value: unknown, tested: unknown): unknown => {
        note(tested);
        return tested;
      },
    },
  };
}

function compare(left: any, right: any, operator: string): boolean {
  switch (operator) {
    case '==':
      return left == right; // oxlint-disable-line eqeqeq -- as the code that is watched says
    case '===':
      return left === right;
    case '!=':
      return left != right; // oxlint-disable-line eqeqeq -- as the code that is watched says
    case '!==':
      return left !== right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    default:
      return left <= right;
  }
}
