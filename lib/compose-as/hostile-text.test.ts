import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandBy, draftOf, ociEntry } from '../testing/composed-drafts';
import { type ComposeWay, composeWays } from './compose-command';

describe('text of strangers in a shell', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const value = fc.oneof(
    text,
    fc.constantFrom("'", '"$(reboot)"', '`', '\\', '\n', '\x1b[201~', 'EOF\n', '\r\n', '<&>'),
  );
  const hostile = fc.dictionary(fc.oneof(text, fc.constantFrom('a', 'b:c')), value, { maxKeys: 4 });
  // Stands for each of the tools: prints the words that reach it.
  const stubs = `docker() { printf '%s\\0' "$@"; }; podman() { docker "$@"; }; regctl() { docker "$@" >&2; }; crane() { cat; }\n`;

  it('reaches the tools as it was', () => {
    fc.assert(
      fc.property(hostile, hostile, (own, ofIndex) => {
        const draft = draftOf([ociEntry(1, 'linux/amd64', { annotations: own })], { annotations: ofIndex });
        const wordsOf = (way: ComposeWay) => {
          const { command } = commandBy(way, draft);
          return execFileSync('/bin/sh', ['-c', stubs + command])
            .toString('utf8')
            .split('\0');
        };
        const sayable = Object.entries(ofIndex).filter(
          ([key, said]) => key !== '' && !/[=\0]/.test(key) && !said.includes('\0'),
        );
        const pairs = sayable.map(([key, said]) => `index:${key}=${said}`);
        expect(wordsOf('imagetools')).toEqual(expect.arrayContaining(pairs));
        expect(wordsOf('crane-edit').join('\0')).toBe(commandBy('crane-edit', draft).writes);
      }),
      { numRuns: 15 },
    );
  });

  it('every way gives a command that a shell reads to its end', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...composeWays), (annotations, way) => {
        const { command } = commandBy(way, draftOf([ociEntry(1, 'linux/amd64', { annotations })], { annotations }));
        execFileSync('/bin/sh', ['-n', '-c', command ?? '']);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that must not be there
        expect(command).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      }),
      { numRuns: 40 },
    );
  });

  it('stands in the file of manifest-tool as it was, whatever ends a here-document', () => {
    fc.assert(
      fc.property(fc.oneof(value, fc.constantFrom('1.0', 'yes', '\nEOF\n', '# a: b')), (version) => {
        const platform = { os: 'windows', architecture: 'amd64', 'os.version': version, 'os.features': [version] };
        const { command, spec } = commandBy('manifest-tool', draftOf([ociEntry(1, 'linux/amd64', { platform })]));
        const read = execFileSync('/bin/sh', [
          '-c',
          (command ?? '').replace(/^manifest-tool[^<]*<</, 'cat <<'),
        ]).toString();
        expect(read).toBe(spec);
        const [image] = parse(read, { version: '1.1' }).manifests;
        const said = version === '' ? {} : { osversion: version };
        expect(image.platform).toEqual({ os: 'windows', architecture: 'amd64', ...said, osfeatures: [version] });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that must not be there
        expect(command).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      }),
      { numRuns: 40 },
    );
  });

  it.each<ComposeWay>(['docker-manifest', 'podman'])(
    'with a NUL in it is not made by %s: a shell would drop it',
    (way) => {
      const platform = { os: 'windows', architecture: 'amd64', 'os.version': '10\0.1' };
      const { result, command, reason } = commandBy(way, draftOf([ociEntry(1, 'linux/amd64', { platform })]));
      expect({ result, command, reason }).toMatchObject({
        result: 'impossible',
        command: null,
        reason: expect.stringContaining('NUL'),
      });
    },
  );

  it('that looks like a NUL in a command is made', () => {
    const annotations = { a: `"$(printf '\\000')"` };
    expect(commandBy('podman', draftOf([ociEntry(1, 'linux/amd64', { annotations })])).command).toContain('000');
  });
});
