import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const pure = [
  'lib/problem',
  'lib/oci',
  'lib/platform',
  'lib/attestation',
  'lib/finding',
  'lib/tag',
  'lib/draft',
  'lib/comparison',
  'lib/copy-as',
  'lib/compose-as',
  'lib/resolve',
  'lib/display',
  'lib/contract',
  'lib/routes.ts',
  'lib/query-keys.ts',
];

/** Zone → the zones it may import beside itself. What it may import as types alone stands in `typesOnly`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(pure.map((zone) => [zone, pure])),
  'lib/settings.ts': ['lib/command'],
  'lib/content': pure,
  'lib/account': [...pure, 'lib/store', 'lib/settings.ts'],
  'lib/registry': [...pure, 'lib/content', 'lib/account', 'lib/settings.ts'],
  'lib/layout': [...pure, 'lib/content', 'lib/settings.ts'],
  'lib/store': [...pure, 'lib/settings.ts'],
  'lib/sample': [...pure, 'lib/content', 'lib/layout'],
  'lib/inspect': [...pure, 'lib/content', 'lib/account', 'lib/registry', 'lib/layout', 'lib/store', 'lib/settings.ts'],
  'lib/export': [...pure, 'lib/layout', 'lib/inspect'],
  'lib/publish': [...pure, 'lib/content', 'lib/registry', 'lib/layout', 'lib/inspect', 'lib/store', 'lib/settings.ts'],
  'lib/http': [...pure, 'lib/settings.ts'],
  'lib/prepare-server.ts': [
    ...pure,
    'lib/settings.ts',
    'lib/account',
    'lib/http',
    'lib/registry',
    'lib/layout',
    'lib/publish',
    'lib/store',
    'lib/sample',
  ],
  'lib/command': [],
  'lib/testing': [...pure, 'lib/settings.ts', 'lib/content', 'lib/registry', 'lib/layout', 'lib/publish', 'lib/sample'],
  components: pure,
  app: [...pure, 'components', 'lib/inspect', 'lib/export', 'lib/publish', 'lib/store', 'lib/sample', 'lib/http'],
  'proxy.ts': ['lib/http'],
  'instrumentation.ts': ['lib/prepare-server.ts'],
  'e2e/interop': [...pure, 'lib/testing', 'lib/inspect', 'lib/publish', 'lib/registry', 'lib/layout'],
  'e2e/bench': [...pure, 'lib/testing', 'lib/command', 'e2e', 'e2e/interop'],
  e2e: [...pure, 'lib/testing', 'lib/command', 'lib/sample'],
};
const typesOnly: Readonly<Record<string, readonly string[]>> = { components: ['lib/inspect', 'lib/store'] };

const server = [
  'settings.ts',
  'content',
  'account',
  'registry',
  'layout',
  'store',
  'sample',
  'inspect',
  'export',
  'publish',
  'http',
  'prepare-server.ts',
];
const isServer = (zone: string) => server.includes(zone.replace(/^lib\//, ''));
const zones = Object.keys(mayImport);

const zoneOf = (file: string) => zones.find((zone) => file === zone || file.startsWith(`${zone}/`));
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

const files = ['app', 'components', 'lib', 'e2e', 'proxy.ts', 'instrumentation.ts'].flatMap(sourcesOf).sort();
const programs = files.filter((file) => !isTest(file));

it('every file lies in a zone', () => {
  const homeless = files.filter((file) => zoneOf(file) === undefined && !(isTest(file) && dirname(file) === 'lib'));
  expect(homeless).toEqual([]);
});

it('every name says what is in the file', () => {
  const vague = /(^|\/)(index|utils?|helpers?|misc|common)(\.|\/)/;
  expect(files.filter((file) => vague.test(file))).toEqual([]);
});

describe('imports point one way only', () => {
  it.each(programs)('%s', (file) => {
    const zone = zoneOf(file) ?? '';
    const allowed = [zone, ...(mayImport[zone] ?? [])];
    const asTypes = [...allowed, ...(typesOnly[zone] ?? [])];
    const wrong = importsOf(file).filter(({ target, isType }) => {
      const imported = zoneOf(target);
      return imported === undefined || !(isType ? asTypes : allowed).includes(imported);
    });
    expect(wrong).toEqual([]);
  });
});

describe('pure folders run in the browser', () => {
  it.each(programs.filter((file) => pure.includes(zoneOf(file) ?? '')))('%s', (file) => {
    expect(read(file)).not.toMatch(/from 'node:|import 'server-only'/);
  });
});

describe('server folders never reach the browser', () => {
  it.each(programs.filter((file) => isServer(zoneOf(file) ?? '')))('%s', (file) => {
    expect(read(file)).toMatch(/^import 'server-only';/);
  });
});

describe('every route handler is exported through the wrapper', () => {
  it.each(programs.filter((file) => /^app\/(.*\/)?route\.tsx?$/.test(file)))('%s', (file) => {
    const exported = read(file).match(/^export .*$/gm);
    expect(exported).toEqual(['export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({']);
    expect(importsOf(file).map(({ target }) => target)).toContain('lib/http/handler');
  });
});

function sourcesOf(path: string): string[] {
  if (/\.ts$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The project's own modules that a file names, without their endings. */
function importsOf(file: string): readonly { target: string; isType: boolean }[] {
  const statements = read(file).matchAll(
    /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s+)?'(?<from>[^']+)'|\bimport\('(?<lazy>[^']+)'\)/gm,
  );
  return [...statements].flatMap(({ groups }) => {
    const target = pathOf(file, groups?.from ?? groups?.lazy ?? '');
    return target === null ? [] : [{ target, isType: groups?.type !== undefined }];
  });
}

/** The path of a module in this project; null for a package. Zones that are one file keep their ending. */
function pathOf(importer: string, specifier: string): string | null {
  const own = specifier.startsWith('@/') ? specifier.slice(2) : null;
  const near = specifier.startsWith('.') ? join(dirname(importer), specifier).split(sep).join('/') : null;
  const path = own ?? near;
  if (path === null) return null;
  return zones.includes(`${path}.ts`) ? `${path}.ts` : path;
}
