import { diagnose } from '@core/diagnostics';
import { locateDiagnostics } from './locate-diagnostics';
import { parseDefinitions } from './parse-definitions';

const text = 'kind: metric\nname: win_rate\nformula: |\n  count()\n    .where(deal_stag == "Won")\n';
const positions = parseDefinitions(text, { file: 'win_rate.yaml' }).definitions[0]!.positions;

describe('findings about a parsed definition', () => {
  it('get the place of their span in the file', () => {
    const finding = diagnose(
      'formula.unknown_field',
      { dataset: 'd', field: 'deal_stag' },
      { path: '/formula', span: { start: 17, end: 26 } },
    );
    expect(locateDiagnostics([finding], positions)).toEqual([
      {
        ...finding,
        place: { file: 'win_rate.yaml', line: 5, column: 12, end_column: 21, text: '    .where(deal_stag == "Won")' },
      },
    ]);
  });

  it('without a path stand at the beginning of the document', () => {
    expect(locateDiagnostics([diagnose('request.forbidden', { roles: [] })], positions)).toMatchObject([
      { place: { line: 1, column: 1 } },
    ]);
  });

  it('that have a place keep it', () => {
    const placed = {
      ...diagnose('request.forbidden', { roles: [] }),
      path: '/name',
      place: { line: 9, column: 9, end_column: 10 },
    };
    expect(locateDiagnostics([placed], positions)).toEqual([placed]);
  });

  it('about a document without text stay as they are', () => {
    const finding = diagnose('request.forbidden', { roles: [] }, { path: '/name' });
    expect(locateDiagnostics([finding], { locate: () => undefined })).toEqual([finding]);
  });
});
