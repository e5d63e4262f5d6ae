import { diagnose, type Diagnostic } from '@core/diagnostics';
import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { shorten } from '../validate/describe-value';
import { stepInto } from '../validate/json-pointer';
import { DEEPEST } from './compose-documents';
import { findCut, holdsFormula } from './cut-formula';
import { placeOf, type SourceText } from './source-text';

/** The plain value of a document, with a finding for each part that has no place in one; such parts are left out. */
export function readValue(root: ParsedNode, source: SourceText): { readonly value: unknown; readonly diagnostics: readonly Diagnostic[] } {
  const reader = new ValueReader(source);
  return { value: reader.read(root, ''), diagnostics: reader.diagnostics };
}

/** Stands for a value that was refused. */
const refused = Symbol('refused');

/** As in JSON, so that `007`, `0x1F`, `.5`, `.inf` and `+1` are not read as something else than was meant. */
const PLAIN_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/u;

const BAD_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\p{Cs}]/u;

const refusedKeys: Readonly<Record<string, string>> = {
  ['__proto__']: 'JavaScript gives it a meaning of its own',
  '<<': 'merge keys are not read in definitions',
};

class ValueReader {
  readonly diagnostics: Diagnostic[] = [];

  constructor(private readonly source: SourceText) {}

  read(node: ParsedNode | null, path: string, depth = 0): unknown {
    if (node === null) return null;
    if (isAlias(node)) return this.refuse(diagnose('yaml.refused_feature', { feature: 'anchors and aliases are', instead: 'write the value out' }), node, path);
    if (hasTag(node)) {
      const instead = 'leave the tag out; put quotes around a number that is meant as text';
      return this.refuse(diagnose('yaml.refused_feature', { feature: 'tags are', instead }), node, path);
    }
    if (isScalar(node)) return this.readScalar(node, path);
    if (depth >= DEEPEST) return this.refuse(diagnose('yaml.too_deep', { limit: DEEPEST }), node, path);
    return isMap(node) ? this.readMap(node, path, depth + 1) : this.readList(node, path, depth + 1);
  }

  private readScalar(scalar: Scalar.Parsed, path: string): unknown {
    const { value, source } = scalar;
    if (typeof value === 'number') {
      if (!PLAIN_NUMBER.test(source)) return this.refuse(diagnose('yaml.number', { written: shorten(source), reason: 'is not written as a number is here' }), scalar, path);
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
        return this.refuse(diagnose('yaml.number', { written: shorten(source), reason: 'is larger than a number can hold exactly' }), scalar, path);
      }
      return value;
    }
    const bad = typeof value === 'string' ? BAD_CHARACTER.exec(value)?.[0] : undefined;
    return bad === undefined ? value : this.refuse(diagnose('yaml.character', { code_point: codePoint(bad) }), scalar, path);
  }

  private readList(list: YAMLSeq.Parsed, path: string, depth: number): readonly unknown[] {
    const values: unknown[] = [];
    for (const [index, item] of list.items.entries()) {
      const at = stepInto(path, index);
      if (this.isCut(item, at)) break;
      values.push(this.read(item, at, depth));
    }
    return values.filter((value) => value !== refused);
  }

  private readMap(map: YAMLMap.Parsed, path: string, depth: number): Readonly<Record<string, unknown>> {
    const values: Record<string, unknown> = {};
    const firsts = new Map<string, ParsedNode>();
    let cut = false;
    for (const pair of map.items as readonly Pair<ParsedNode, ParsedNode | null>[]) {
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

  /** Undefined for a key that is refused, which is then a finding. */
  private readKey(key: ParsedNode, path: string, firsts: Map<string, ParsedNode>): string | undefined {
    if (!isScalar(key) || hasTag(key)) {
      this.refuse(diagnose('yaml.broken_text', { problem: 'only a plain text can be a key' }), key, path);
      return undefined;
    }
    const name = key.source;
    const at = stepInto(path, name);
    if (name === '') {
      this.refuse(diagnose('yaml.broken_text', { problem: 'there is no key before this ":"' }), key, path);
      return undefined;
    }
    const bad = BAD_CHARACTER.exec(name)?.[0];
    const reason = refusedKeys[name] ?? (bad && `it holds the character ${codePoint(bad)}`);
    const first = firsts.get(name);
    if (reason !== undefined) this.refuse(diagnose('yaml.refused_key', { key: shorten(name), reason }), key, at);
    else if (first) {
      const first_line = placeOf(this.source, first.range[0], first.range[1]).line;
      this.refuse(diagnose('yaml.duplicate_key', { key: shorten(name), first_line }), key, at);
    } else {
      firsts.set(name, key);
      return name;
    }
    return undefined;
  }

  private isCut(node: ParsedNode | null, path: string): boolean {
    if (!isScalar(node) || !holdsFormula(path)) return false;
    const by = findCut(this.source.text, node);
    if (by !== undefined) this.refuse(diagnose('yaml.cut_formula', { rest: shorten(node.source), by }), node, path);
    return by !== undefined;
  }

  private refuse(finding: Diagnostic, { range: [start, end] }: ParsedNode, path: string): typeof refused {
    this.diagnostics.push({ ...finding, path, place: placeOf(this.source, start, end) });
    return refused;
  }
}

function hasTag(node: ParsedNode): boolean {
  return node.tag !== undefined;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
