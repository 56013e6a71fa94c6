import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeWays } from './compose-as/compose-command';
import type { ResolveSelection } from './resolve/resolve-selection';
import {
  type CompareSelection,
  compareFilters,
  type DraftSelection,
  draftTabs,
  type ImageSelection,
  imageLayouts,
  imageTabs,
  type NewDraft,
  parseCompareRoute,
  parseDraftRoute,
  parseImageRoute,
  parseNewDraftRoute,
  parseRegistriesRoute,
  parseRegistryRoute,
  parseRepositoryRoute,
  parseResolveRoute,
  type RepositorySelection,
  registryPanes,
  repositoryTabs,
  routes,
} from './routes';
import { tagKinds, tagOrders } from './tag/tag-view';
import { rowChoices, versionChoices } from './tag/version-view';

const selections: fc.Arbitrary<ImageSelection> = fc.record(
  {
    entry: fc.string(),
    tab: fc.constantFrom(...imageTabs),
    view: fc.constantFrom(...imageLayouts),
    expect: fc.string(),
  },
  { requiredKeys: [] },
);

describe('routes.image', () => {
  it('brings back every reference and selection that it was built from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), selections, (reference, selection) => {
        const { searchParams } = new URL(routes.image(reference, selection), 'http://localhost');
        expect(parseImageRoute(Object.fromEntries(searchParams))).toEqual({ reference, selection });
      }),
    );
  });

  it('leaves slashes, colons and at signs readable', () => {
    expect(routes.image('ghcr.io/a/b:1@sha256:ab')).toBe('/image?ref=ghcr.io/a/b:1@sha256:ab');
  });
});

const comparisons: fc.Arbitrary<CompareSelection> = fc.record(
  { aEntry: fc.string(), bEntry: fc.string(), pair: fc.string(), show: fc.constantFrom(...compareFilters) },
  { requiredKeys: [] },
);

describe('routes.compare', () => {
  it('brings back both references and every selection that it was built from', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, comparisons, (a, b, selection) => {
        const { searchParams } = new URL(routes.compare(a, b, selection), 'http://localhost');
        expect(parseCompareRoute(Object.fromEntries(searchParams))).toEqual({ a, b, selection });
      }),
    );
  });
});

const resolveSelections: fc.Arbitrary<ResolveSelection> = fc.record(
  {
    hosts: fc.string(),
    host: fc.string(),
    engine: fc.string(),
  },
  { requiredKeys: [] },
);

describe('routes.resolve', () => {
  it('brings back the reference and every selection that it was built from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), resolveSelections, (reference, selection) => {
        const { searchParams } = new URL(routes.resolve(reference, selection), 'http://localhost');
        expect(parseResolveRoute(Object.fromEntries(searchParams))).toEqual({ reference, selection });
      }),
    );
  });
});

const filled = fc.string({ unit: 'grapheme', minLength: 1 });
const repositorySelections: fc.Arbitrary<RepositorySelection> = fc.record(
  {
    text: filled,
    has: filled,
    lacks: filled,
    kind: fc.constantFrom(...tagKinds),
    tab: fc.constantFrom(...repositoryTabs),
    order: fc.constantFrom(...tagOrders),
    group: fc.constant('digest' as const),
    versions: fc.constantFrom(...versionChoices),
    builds: filled,
    platforms: fc.constantFrom(...rowChoices),
    cells: fc.constant('size' as const),
    version: filled,
  },
  { requiredKeys: [] },
);

describe('routes.repository', () => {
  it('brings back every name and selection that it was built from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), repositorySelections, (name, selection) => {
        const { searchParams } = new URL(routes.repository(name, selection), 'http://localhost');
        expect(parseRepositoryRoute(Object.fromEntries(searchParams))).toEqual({ name, selection });
      }),
    );
  });

  it('leaves out what it does not know', () => {
    expect(
      parseRepositoryRoute({ name: 'a', kind: 'x', order: 'y', group: 'z', tab: ['w'], q: '', versions: 'v' }),
    ).toEqual({
      name: 'a',
      selection: {},
    });
  });
});

describe('routes.rule', () => {
  it('leads to the place of a rule on the page of rules', () => {
    expect(routes.rule('variant-missing')).toBe('/rules#variant-missing');
  });
});

describe('routes.registries and routes.registry', () => {
  it('bring back every host and pane', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom(...registryPanes), (host, pane) => {
        const list = new URL(routes.registries(host), 'http://localhost');
        expect(parseRegistriesRoute(Object.fromEntries(list.searchParams))).toEqual({ host });
        const route = routes.registry(host, pane);
        const [path = '', query = ''] = route.split('?');
        const parameters = Object.fromEntries(new URLSearchParams(query));
        expect(parseRegistryRoute(path.slice('/registries/'.length), parameters)).toEqual({ host, pane });
      }),
    );
  });

  it('keep a host with a port in one piece of the path', () => {
    expect(routes.registry('reg.lab:5000')).toBe('/registries/reg.lab%3A5000');
  });

  it('tell an address that decodes to nothing', () => {
    expect(parseRegistryRoute('%E0%A4%A', {})).toBeNull();
  });
});

describe('routes.draft', () => {
  const shown: fc.Arbitrary<DraftSelection> = fc.record(
    {
      entry: fc.string(),
      tab: fc.constantFrom(...draftTabs),
      preview: fc.constant('diff' as const),
      tool: fc.constantFrom(...composeWays),
    },
    { requiredKeys: [] },
  );

  it('brings back every id and selection that it was built from', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), shown, (id, selection) => {
        const { pathname, searchParams } = new URL(routes.draft(id, selection), 'http://localhost');
        fc.pre(id !== '.' && id !== '..');
        expect(decodeURIComponent(pathname)).toBe(`/drafts/${id}`);
        expect(parseDraftRoute(Object.fromEntries(searchParams))).toEqual(selection);
      }),
    );
  });

  it('brings back the text and the tag that a new draft begins with', () => {
    const begun: fc.Arbitrary<NewDraft> = fc.record(
      { text: fc.string({ unit: 'grapheme' }), amend: fc.string() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(begun, (from) => {
        const { searchParams } = new URL(routes.newDraft(from), 'http://localhost');
        expect(parseNewDraftRoute(Object.fromEntries(searchParams))).toEqual(from);
      }),
    );
  });
});
