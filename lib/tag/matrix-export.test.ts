// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagRow } from '../contract/tag-row';
import { versionRow } from '../testing/version-row';
import { matrixMarkdown } from './matrix-export-markdown';
import { palettes } from './matrix-export-style';
import { matrixSvg } from './matrix-export-svg';
import { versionFamilies } from './version-families';
import { type VersionMatrix, versionMatrix } from './version-matrix';

function matrixOf(rows: readonly TagRow[]): VersionMatrix {
  const [family] = versionFamilies(rows.map(({ tag }) => tag));
  return versionMatrix(family?.versions ?? [], { rows: new Map(rows.map((row) => [row.tag, row])) });
}

const matrix = matrixOf([
  versionRow('1.0.0', ['linux/amd64', 'linux/arm/v6']),
  versionRow('1.1.0', ['linux/amd64', 'linux/arm/v6', 'linux/arm64']),
  versionRow('1.2.0', ['linux/amd64', 'linux/arm64'], { created: '2025-05-02T09:14:00Z' }),
]);

/** A matrix whose one platform bears the name `os`. */
function hostile(os: string): VersionMatrix {
  const row = versionRow('1.0.0', ['linux/amd64']);
  return matrixOf([
    { ...row, platforms: row.platforms.map((one) => ({ ...one, platform: { os, architecture: 'amd64' } })) },
  ]);
}

const parsed = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');

describe('the picture', () => {
  it('has a title and a description that tell what vanished', () => {
    const document = parsed(matrixSvg(matrix, 'ghcr.io/fieldkit/gateway'));
    expect(document.documentElement.getAttribute('role')).toBe('img');
    const named = document.documentElement.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const [title, description] = named.map((id) => document.getElementById(id)?.textContent);
    expect(title).toBe('Platforms of ghcr.io/fieldkit/gateway over its versions');
    expect(description).toBe('3 platforms, 3 versions. 1.2.0: linux/arm/v6 is gone. 1.1.0: linux/arm64 appeared.');
  });

  it('names versions, platforms and what became of them', () => {
    const texts = [...parsed(matrixSvg(matrix, 'a/b')).querySelectorAll('text')].map(({ textContent }) => textContent);
    for (const expected of ['1.0.0', '2025-05', 'linux/arm/v6', 'gone', 'gone, 1.1.0'])
      expect(texts).toContain(expected);
  });

  it('follows the theme of its reader, in the colours of the app', () => {
    expect(matrixSvg(matrix, 'a/b')).toContain('@media (prefers-color-scheme:dark)');
    const tokens = readFileSync(join(import.meta.dirname, '../../app/tokens.css'), 'utf8');
    const [light = '', dark = ''] = tokens.split('--color-canvas: #101314');
    for (const [theme, text] of [
      ['light', light],
      ['dark', `--color-canvas: #101314${dark}`],
    ] as const) {
      const { chrome, architectures } = palettes[theme];
      for (const [name, colour] of Object.entries(chrome)) expect(text).toContain(`--color-${name}: ${colour};`);
      for (const [name, colour] of Object.entries(architectures))
        expect(text).toContain(`--color-arch-${name}: ${colour};`);
    }
  });

  it('loads and runs nothing, and holds what registries wrote as text, whatever it is', () => {
    const piece = fc.constantFrom(
      '<script>',
      '"/>',
      '&',
      ']]>',
      "'",
      '\u0000',
      '\u202e',
      '\ud800',
      '</style>',
      'onload=',
      'x',
    );
    const name = fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(name, (os) => {
        const svg = matrixSvg(hostile(os), os);
        const document = parsed(svg);
        expect(document.querySelector('parsererror')).toBeNull();
        const elements = [...document.querySelectorAll('*')];
        const known = ['svg', 'title', 'desc', 'style', 'rect', 'text', 'g', 'path', 'circle'];
        expect(elements.filter(({ localName }) => !known.includes(localName))).toEqual([]);
        const attributes = elements.flatMap((element) => element.getAttributeNames());
        expect(attributes.filter((attribute) => /^on|href/i.test(attribute))).toEqual([]);
        expect(document.querySelector('style')?.textContent).not.toMatch(/url\(|@import/);
      }),
    );
  });
});

describe('the Markdown', () => {
  it('is a table: a line per platform, a column per version', () => {
    const lines = matrixMarkdown(matrix, 'ghcr.io/fieldkit/gateway').split('\n');
    expect(lines.slice(0, 7)).toEqual([
      'Platforms of ghcr.io/fieldkit/gateway over its versions',
      '',
      '| Platform | 1.0.0 | 1.1.0 | 1.2.0 | Newest with it |',
      '| :-- | :-: | :-: | :-: | :-- |',
      '| linux/amd64 | listed | new | new | 1.2.0 |',
      '| linux/arm64 |  | appeared | new | 1.2.0 |',
      '| linux/arm/v6 | listed | new | **gone** | 1.1.0 |',
    ]);
  });

  it('stays a table, and free of markup, whatever registries wrote', () => {
    const piece = fc.constantFrom(
      '|',
      '\n',
      '<img src=x>',
      '**',
      '`',
      '[a](javascript:x)',
      '\\',
      '&lt;',
      '\u202e',
      'x',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
        (os) => {
          const [, , head, , line = ''] = matrixMarkdown(hostile(os), 'a/b').split('\n');
          expect(line.split('|')).toHaveLength((head ?? '').split('|').length);
          expect(line.replaceAll(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{N} ./:,|-]*$/u);
        },
      ),
    );
  });
});
