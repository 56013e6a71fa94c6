import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionRow } from '../testing/version-row';
import { chooseVersions, versionsToRead } from './choose-versions';
import { matrixFacts, versionEvents } from './version-events';
import { versionFamilies } from './version-families';
import { columnBefore, type VersionMatrix, versionMatrix } from './version-matrix';
import { formatVersionPlatform } from './version-platform';

type History = Readonly<Record<string, readonly string[]>>;

function matrixOf(history: History, changes: Parameters<typeof versionRow>[2] = {}): VersionMatrix {
  const rows = new Map(Object.entries(history).map(([tag, platforms]) => [tag, versionRow(tag, platforms, changes)]));
  const [family] = versionFamilies(Object.keys(history));
  return versionMatrix(family?.versions ?? [], { rows, moving: family?.moving ?? [] });
}

/** Each row as a line of marks: `*` first, `+` appeared, `#` new, `=` same, `x` gone, `-` absent, `.` never, `?` unknown. */
function drawn(matrix: VersionMatrix): Record<string, string> {
  const marks = { first: '*', appeared: '+', new: '#', same: '=', gone: 'x', absent: '-', never: '.', unknown: '?' };
  return Object.fromEntries(
    matrix.rows.map(({ platform, cells }) => [
      formatVersionPlatform(platform),
      cells.map((cell) => marks[cell.state === 'present' ? cell.change : cell.state]).join(''),
    ]),
  );
}

describe('versionMatrix', () => {
  it('tells where a platform appeared, stayed as it was, changed, vanished and came back', () => {
    const matrix = matrixOf({
      '1.0.0': ['linux/amd64 a', 'linux/arm/v6 a'],
      '1.1.0': ['linux/amd64 b', 'linux/arm/v6 a', 'linux/s390x'],
      '1.2.0': ['linux/amd64 c', 'linux/arm/v6 b'],
      '1.3.0': ['linux/amd64 d', 'linux/s390x'],
      '1.4.0': ['linux/amd64 d', 'linux/s390x'],
    });
    expect(drawn(matrix)).toEqual({
      'linux/amd64': '*###=',
      'linux/arm/v6': '*=#x-',
      'linux/s390x': '.+x+#',
    });
  });

  it('keeps spellings of one platform in a row, patches of one Windows too; an arm without variant is its own', () => {
    const matrix = matrixOf({
      '1.0.0': ['linux/aarch64', 'linux/arm/v7', 'windows(10.0.20348.2700)/amd64', 'windows(10.0.17763.1)/amd64'],
      '1.1.0': ['linux/arm64/v8', 'linux/arm', 'windows(10.0.20348.3000)/amd64', 'windows(10.0.17763.9)/amd64'],
    });
    expect(drawn(matrix)).toEqual({
      'linux/arm64': '*#',
      'linux/arm': '.+',
      'linux/arm/v7': '*x',
      'windows/amd64 20348': '*#',
      'windows/amd64 17763': '*#',
    });
  });

  it('lets nothing vanish in a pre-release, nor in builds that no index joins', () => {
    const rows = { '1.0.0': ['linux/amd64', 'linux/arm64'], '1.1.0-rc.1': ['linux/amd64'], '1.1.0': ['linux/amd64'] };
    expect(drawn(matrixOf({ ...rows, '1.2.0-amd64': ['linux/amd64'], '1.2.0-arm64': ['linux/arm64'] }))).toEqual({
      'linux/amd64': '*###',
      'linux/arm64': '*.x#',
    });
  });

  it('says of what failed, or is not read yet, that it is unknown, and compares across it', () => {
    const rows = new Map([
      ['1.0', versionRow('1.0', ['linux/amd64'])],
      ['1.1', versionRow('1.1', [], { kind: null, digest: null, problem: { code: 'not_found', message: 'Gone.' } })],
      ['1.3', versionRow('1.3', ['linux/arm64'])],
      ['1.4', versionRow('1.4', [], { kind: 'artifact' })],
    ]);
    const [family] = versionFamilies(['1.0', '1.1', '1.2', '1.3', '1.4']);
    const matrix = versionMatrix(family?.versions ?? [], { rows });
    expect(matrix.columns.map(({ state }) => state)).toEqual(['read', 'failed', 'pending', 'read', 'other']);
    expect(drawn(matrix)).toEqual({ 'linux/amd64': '*??x?', 'linux/arm64': '.??+?' });
    expect([0, 1, 2, 3, 4].map((at) => columnBefore(matrix, at))).toEqual([-1, 0, 0, 0, 3]);
    expect(chooseVersions(matrix, 'all').map(({ name }) => name)).toEqual(['1.0', '1.1', '1.2', '1.3']);
  });

  it('has room for 200 platforms, and counts the others', () => {
    const many = Array.from({ length: 205 }, (_, n) => `linux/arch${n}`);
    const { rows, leftOut, columns } = matrixOf({ '1.0.0': many });
    expect([rows.length, leftOut, columns[0]?.platformCount]).toEqual([200, 5, 205]);
  });

  it('names the tags that moved to a version', () => {
    const tags = { '1.0.0': ['linux/amd64'], '1.0.1': ['linux/amd64'], '1.0': [], '1': [], latest: [] };
    const digest = versionRow('1.0.1', []).digest;
    const rows = new Map(Object.entries(tags).map(([tag, platforms]) => [tag, versionRow(tag, platforms)]));
    for (const tag of ['1.0', 'latest']) rows.set(tag, versionRow(tag, [], { digest }));
    const [family] = versionFamilies(Object.keys(tags));
    const { columns } = versionMatrix(family?.versions ?? [], { rows, moving: family?.moving ?? [] });
    expect(columns.map(({ aliases }) => aliases.toSorted())).toEqual([[], ['1.0', 'latest']]);
  });
});

describe('chooseVersions', () => {
  const history = {
    '1.0.0': ['linux/amd64'],
    '1.0.1': ['linux/amd64', 'linux/arm64'],
    '1.0.2': ['linux/amd64', 'linux/arm64'],
    '1.1.0-rc.1': ['linux/amd64'],
    '1.1.0': ['linux/amd64', 'linux/arm64'],
    '1.1.1': ['linux/amd64', 'linux/arm64'],
    '1.2.0-rc.1': ['linux/amd64'],
    '1.2.0-rc.2': ['linux/amd64'],
  };
  it.each([
    ['minors', ['1.0.2', '1.1.1', '1.2.0-rc.2']],
    ['changes', ['1.0.1', '1.0.2', '1.1.1', '1.2.0-rc.2']],
    ['all', Object.keys(history)],
  ] as const)('%s: %j', (choice, expected) => {
    const matrix = matrixOf(history);
    expect(chooseVersions(matrix, choice).map(({ name }) => name)).toEqual(expected);
    const toRead = versionsToRead(
      matrix.columns.map(({ version }) => version),
      choice,
    );
    expect(toRead.map(({ name }) => name)).toEqual(choice === 'minors' ? expected : Object.keys(history));
  });
});

describe('what a matrix tells', () => {
  const matrix = matrixOf({
    '1.0.0': ['linux/amd64', 'linux/arm/v6', 'linux/386'],
    '1.1.0': ['linux/amd64', 'linux/arm/v6', 'linux/s390x'],
    '1.2.0': ['linux/amd64', 'linux/arm/v6'],
    '1.3.0': ['linux/amd64', 'linux/arm', 'linux/s390x'],
    '1.4.0-rc.1': ['linux/amd64'],
  });

  it('in numbers', () => {
    const { newest, mostIn, ...numbers } = matrixFacts(matrix);
    expect(newest?.version.name).toBe('1.3.0');
    expect(numbers).toEqual({ vanished: 2, vanishedInNewest: 1, cameBack: 1, most: 3 });
    expect(mostIn.map(({ version }) => version.name)).toEqual(['1.0.0', '1.1.0', '1.3.0']);
  });

  it('as a list of moves, the newest first, with what takes the place of what vanished', () => {
    const told = versionEvents(matrix).map(({ column, moves }) => [
      column.version.name,
      ...moves.map(({ kind, platform, note }) => `${kind} ${formatVersionPlatform(platform)}: ${note}`),
    ]);
    expect(told).toEqual([
      [
        '1.3.0',
        'gone linux/arm/v6: arm without variant came instead',
        'appeared linux/arm: null',
        'appeared linux/s390x: was last in 1.1.0',
      ],
      ['1.2.0', 'gone linux/s390x: last in 1.1.0'],
      ['1.1.0', 'gone linux/386: last in 1.0.0', 'appeared linux/s390x: null'],
    ]);
  });
});

describe('whatever the history', () => {
  const platforms = fc.subarray(['linux/amd64', 'linux/arm/v6', 'linux/arm', 'linux/arm64', 'windows/amd64']);
  const seeds = fc.constantFrom('a', 'b');
  const version = fc.tuple(platforms, seeds).map(([names, seed]) => names.map((name) => `${name} ${seed}`));
  const histories = fc
    .array(version, { maxLength: 12 })
    .map((versions): History => Object.fromEntries(versions.map((one, n) => [`1.${n}.0`, one])));

  it('each cell agrees with the rows, and a platform appears and vanishes in turns', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const matrix = matrixOf(history);
        for (const { platform, cells } of matrix.rows) {
          const has = Object.values(history).map((listed) =>
            listed.some((text) => text.startsWith(`${formatVersionPlatform(platform)} `)),
          );
          expect(cells.map(({ state }) => state === 'present')).toEqual(has);
          const moves = cells.flatMap((cell) =>
            cell.state === 'gone'
              ? 'gone'
              : cell.state === 'present' && /first|appeared/.test(cell.change)
                ? 'there'
                : [],
          );
          expect(moves).toEqual(moves.map((_, at) => (at % 2 === 0 ? 'there' : 'gone')));
          expect(cells.every(({ state }, at) => state !== 'never' || !has.slice(0, at).includes(true))).toBe(true);
        }
      }),
    );
  });

  it('the versions that are left out of “changes” neither gain nor lose a platform', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const whole = matrixOf(history);
        const shown = new Set(chooseVersions(whole, 'changes').map(({ name }) => name));
        const part = matrixOf(Object.fromEntries(Object.entries(history).filter(([tag]) => shown.has(tag))));
        const moves = (matrix: VersionMatrix) =>
          versionEvents(matrix).map(({ column, moves: of }) => [
            column.version.name,
            of.map(({ kind, platform }) => [kind, platform.key]),
          ]);
        // The first that is shown has nothing before it to be compared with.
        const [first] = shown;
        expect(moves(part)).toEqual(moves(whole).filter(([name]) => name !== first));
      }),
    );
  });
});
