import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptorText } from './descriptor-text';

describe('descriptorText', () => {
  it('is the exact text of one entry, from the start of its line', () => {
    const index = '{\n  "manifests": [\n    {\n      "size": 1\n    },\n    { "size":   2 }\n  ]\n}';
    expect(descriptorText(index, 0)?.text).toBe('    {\n      "size": 1\n    }');
    expect(descriptorText(index, 1)).toEqual({
      text: '    { "size":   2 }',
      offset: index.indexOf('    { "size":   2'),
    });
  });

  it('is null where there is no such entry', () => {
    expect(descriptorText('{"manifests":[]}', 0)).toBeNull();
    expect(descriptorText('not json', 0)).toBeNull();
  });

  it('finds the entry that JSON.parse finds, however the index is written', () => {
    const entry = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
    const index = fc.record({
      annotations: fc.jsonValue({ maxDepth: 3 }),
      manifests: fc.array(entry, { minLength: 1 }),
    });
    fc.assert(
      fc.property(index, fc.nat(), fc.constantFrom(0, 3), (value, seed, indent) => {
        const position = seed % value.manifests.length;
        const found = descriptorText(JSON.stringify(value, null, indent), position);
        expect(JSON.parse(found?.text ?? 'null')).toEqual(JSON.parse(JSON.stringify(value.manifests[position])));
      }),
    );
  });
});
