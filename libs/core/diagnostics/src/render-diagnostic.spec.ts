import { diagnose } from './diagnose';
import { placeInText } from './place-in-text';
import { renderDiagnostic } from './render-diagnostic';

const unknown = (text: string, field: string, file?: string) => {
  const start = text.indexOf(field);
  const span = { start, end: start + field.length };
  const finding = diagnose(
    'formula.unknown_field',
    { dataset: 'opportunities', field, nearest: 'deal_stage' },
    { span },
  );
  return { ...finding, place: placeInText(text, span, file) };
};

describe('renderDiagnostic', () => {
  it('shows code, place, source line, range and words', () => {
    const finding = unknown('count().where(deal_stag == "Won")', 'deal_stag', 'win_rate.yaml');
    expect(renderDiagnostic(finding)).toBe(
      [
        'formula.unknown_field  win_rate.yaml:1:15',
        '  count().where(deal_stag == "Won")',
        '                ^^^^^^^^^',
        '  opportunities has no field "deal_stag". Did you mean "deal_stage"?',
      ].join('\n'),
    );
  });

  it('leaves the indent of a line out, and keeps the range under its words', () => {
    const [, line, carets] = renderDiagnostic(unknown('formula: |\n\t  sum(deal_stag)', 'deal_stag')).split('\n');
    expect(line).toBe('  sum(deal_stag)');
    expect(carets).toBe('      ^^^^^^^^^');
  });

  it('counts wide characters twice, as a terminal does', () => {
    const [, , carets] = renderDiagnostic(unknown('收入 + 折扣', '折扣')).split('\n');
    expect(carets).toBe(`  ${' '.repeat(7)}^^^^`);
  });

  it('shows the pointer where there is no text, and nothing where there is neither', () => {
    const at = diagnose('formula.unknown_dataset', { name: 'order' }, { path: '/dataset' });
    expect(renderDiagnostic(at)).toBe('formula.unknown_dataset  /dataset\n  there is no dataset "order"');
    expect(renderDiagnostic(diagnose('formula.empty', {}))).toMatch(/^formula\.empty\n/u);
  });

  it('says when something is only a warning', () => {
    const warning = { code: 'x.y', severity: 'warning', message: 'mind the gap' } as const;
    expect(renderDiagnostic(warning)).toBe('warning x.y\n  mind the gap');
  });
});
