import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goJson, goMap } from './go-json';

describe('goJson', () => {
  it('writes on one line, and indented, as Go does', () => {
    const value = { a: [1, 'b'], none: undefined, empty: {}, list: [] };
    expect(goJson(value)).toBe('{"a":[1,"b"],"empty":{},"list":[]}');
    expect(goJson(value, 3)).toBe('{\n   "a": [\n      1,\n      "b"\n   ],\n   "empty": {},\n   "list": []\n}');
  });

  it('orders a map by its keys, also those that read as numbers', () => {
    expect(goJson(goMap({ b: '1', '10': '2', '9': '3', a: '4' }))).toBe('{"10":"2","9":"3","a":"4","b":"1"}');
  });

  it('escapes what HTML and JavaScript would read otherwise', () => {
    expect(goJson({ '<': '&\u2028"' })).toBe(String.raw`{"\u003c":"\u0026\u2028\""}`);
  });

  it('is read back as what was written', () => {
    const text = fc.string({ unit: 'binary' });
    const value = fc.array(fc.dictionary(text, text), { maxLength: 4 });
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2, 3), (given, indent) => {
        expect(JSON.parse(goJson(given, indent))).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });
});
