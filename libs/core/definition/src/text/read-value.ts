import { diagnose, stepInto, type Diagnostic, type DiagnosticCode, type ParametersOf } from '@core/diagnostics';
import { isAlias, isMap, isScalar, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { shorten } from '../validate/describe-value';
import { findBadCharacter } from './bad-character';
import { findCut, holdsFormula } from './cut-formula';
import { DEEPEST } from './guarded-lexemes';
import { placeOf, type SourceText } from './source-text';
import { Stop } from './stop';

/** What a document holds, and which of its parts were refused. */
export interface DocumentValue {
  /**
   * Without the keys that were refused; an entry of a list that was refused is null, so that the others keep their index. Undefined
   * where the document has an alias: it would lack whatever aliases stand for.
   */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** The plain value of a document: maps, lists, texts, numbers, true, false and null. */
export function readValue(root: ParsedNode, source: SourceText): DocumentValue {
  const reader = new ValueReader(source);
  try {
    return { value: reader.read(root, ''), diagnostics: reader.diagnostics };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { value: undefined, diagnostics: [{ ...error.finding, place: placeOf(source, error.start, error.end) }] };
  }
}

/** As in JSON, so that `007`, `0x1F`, `.5`, `.inf` and `+1` are not read as something else than was meant. */
const PLAIN_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/u;

const refusedKeys: ReadonlyMap<string, string> = new Map([
  ['__proto__', 'JavaScript gives it a meaning of its own'],
  ['<<', 'merge keys are not read in definitions'],
]);

/** Stands for a value that was refused, which is then a finding. */
const refused = Symbol('refused');

class ValueReader {
  readonly diagnostics: Diagnostic[] = [];

  constructor(private readonly source: SourceText) {}

  read(node: ParsedNode | null, path: string, depth = 0): unknown {
    if (node === null) return null;
    if (isAlias(node)) {
      const words = { feature: 'anchors and aliases are', instead: 'write the value out' };
      throw new Stop(diagnose('yaml.refused_feature', words, { path }), ...rangeOf(node));
    }
    if (node.tag !== undefined) {
      const instead = 'leave the tag out; put quotes around a number that is meant as text';
      return this.refuse(node, path, 'yaml.refused_feature', { feature: 'tags are', instead });
    }
    if (isScalar(node)) return this.readScalar(node, path);
    if (depth >= DEEPEST) return this.refuse(node, path, 'yaml.too_deep', { limit: DEEPEST });
    return isMap(node) ? this.readMap(node, path, depth + 1) : this.readList(node, path, depth + 1);
  }

  private readScalar(scalar: Scalar.Parsed, path: string): unknown {
    const { value, source } = scalar;
    if (typeof value === 'number') {
      const reason = findNumberProblem(value, source);
      return reason ? this.refuse(scalar, path, 'yaml.number', { written: shorten(source), reason }) : value;
    }
    const code_point = typeof value === 'string' ? findBadCharacter(value) : undefined;
    return code_point === undefined ? value : this.refuse(scalar, path, 'yaml.character', { code_point });
  }

  private readList(list: YAMLSeq.Parsed, path: string, depth: number): readonly unknown[] {
    const values: unknown[] = [];
    for (const [index, item] of list.items.entries()) {
      const at = stepInto(path, index);
      if (this.isCut(item, at)) break;
      const value = this.read(item, at, depth);
      values.push(value === refused ? null : value);
    }
    return values;
  }

  private readMap(map: YAMLMap.Parsed, path: string, depth: number): Readonly<Record<string, unknown>> {
    const values: Record<string, unknown> = {};
    const firsts = new Map<string, ParsedNode>();
    let cut = false;
    for (const pair of map.items) {
      // After a formula that was cut at a comma its rest looks like keys without values.
      if (cut && pair.value === null) continue;
      const key = this.readKey(pair.key, path, firsts);
      if (key === undefined) continue;
      const at = stepInto(path, key);
      cut = this.isCut(pair.value, at);
      const value = cut ? refused : this.read(pair.value, at, depth);
      if (value !== refused) values[key] = value;
    }
    return values;
  }

  /** Undefined for a key that is refused. `firsts` are the keys of the map so far. */
  private readKey(key: ParsedNode, path: string, firsts: Map<string, ParsedNode>): string | undefined {
    const name = isScalar(key) && key.tag === undefined ? key.source : undefined;
    if (name === undefined || name === '') {
      const problem = name === '' ? 'there is no key before this ":"' : 'only a plain text can be a key';
      this.refuse(key, path, 'yaml.broken_text', { problem });
      return undefined;
    }
    const at = stepInto(path, name);
    const code_point = findBadCharacter(name);
    const reason = refusedKeys.get(name) ?? (code_point && `it holds the character ${code_point}`);
    const first = firsts.get(name);
    if (reason !== undefined) this.refuse(key, at, 'yaml.refused_key', { key: shorten(name), reason });
    else if (first) {
      const first_line = placeOf(this.source, ...rangeOf(first)).line;
      this.refuse(key, at, 'yaml.duplicate_key', { key: shorten(name), first_line });
    } else {
      firsts.set(name, key);
      return name;
    }
    return undefined;
  }

  private isCut(node: ParsedNode | null, path: string): boolean {
    if (!isScalar(node) || !holdsFormula(path)) return false;
    const by = findCut(this.source.text, node);
    if (by !== undefined) this.refuse(node, path, 'yaml.cut_formula', { rest: shorten(node.source), by });
    return by !== undefined;
  }

  private refuse<Code extends DiagnosticCode>(
    node: ParsedNode,
    path: string,
    code: Code,
    parameters: ParametersOf<Code>,
  ): typeof refused {
    this.diagnostics.push({ ...diagnose(code, parameters, { path }), place: placeOf(this.source, ...rangeOf(node)) });
    return refused;
  }
}

function rangeOf({ range: [start, end] }: ParsedNode): [number, number] {
  return [start, end];
}

function findNumberProblem(value: number, source: string): string | undefined {
  if (!PLAIN_NUMBER.test(source)) return 'is not written as a number is here';
  const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return isExact ? undefined : 'is larger than a number can hold exactly';
}
