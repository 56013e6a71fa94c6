import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formattedJson, jsonTokens, tokenLines } from './json-tokens';

describe('jsonTokens', () => {
  it('tells keys from strings', () => {
    const kinds = jsonTokens('{"a" : "b", "c":[1, true]}').filter(
      ({ kind }) => kind !== 'space' && kind !== 'punctuation',
    );
    expect(kinds).toEqual([
      { kind: 'key', text: '"a"' },
      { kind: 'string', text: '"b"' },
      { kind: 'key', text: '"c"' },
      { kind: 'number', text: '1' },
      { kind: 'literal', text: 'true' },
    ]);
  });

  it('never loses or changes a character, of JSON or of anything else', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ noUnicodeString: false }),
      fc.string().map((s) => `{"${s}`),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(
          jsonTokens(any)
            .map((token) => token.text)
            .join(''),
        ).toBe(any);
      }),
    );
  });

  it('reads four megabytes on one line in passable time', () => {
    const text = JSON.stringify(Array.from({ length: 40_000 }, (_, n) => ({ digest: 'x'.repeat(70), size: n })));
    const started = performance.now();
    expect(jsonTokens(text).length).toBeGreaterThan(300_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('tokenLines', () => {
  it('gives the lines of the text', () => {
    const text = '{\n  "a": 1,\r\n\n  "b": 2\n}';
    const lines = tokenLines(jsonTokens(text)).map((tokens) => tokens.map((token) => token.text).join(''));
    expect(lines).toEqual(text.split(/\r?\n/));
  });
});

describe('formattedJson', () => {
  it('indents as people do', () => {
    const value = { a: [1, { b: null }], c: {}, d: [], e: 'x' };
    expect(formattedJson(jsonTokens(JSON.stringify(value)))).toBe(JSON.stringify(value, null, 2));
  });

  it('indents any JSON as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(formattedJson(jsonTokens(JSON.stringify(value)))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('keeps numbers that JavaScript would round, escapes and the order of keys', () => {
    const text = '{"2":9007199254740993,"1":"\\u0041"}';
    expect(formattedJson(jsonTokens(text))).toBe('{\n  "2": 9007199254740993,\n  "1": "\\u0041"\n}');
  });
});
