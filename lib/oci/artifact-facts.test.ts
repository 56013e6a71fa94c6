import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ProblemError } from '../problem/problem';
import { problemOf } from '../testing/problem-of';
import { hasArtifactFacts, parseArtifactFacts } from './artifact-facts';

const helm = 'application/vnd.cncf.helm.config.v1+json';
const wasm = 'application/vnd.wasm.config.v0+json';
const parse = (type: string, config: unknown) => parseArtifactFacts(type, Buffer.from(JSON.stringify(config)));

it('tells a Helm chart by the fields of its Chart.yaml', () => {
  const maintainers = [{ name: 'ada', email: 'ada@example.com' }, { name: 'grace' }];
  expect(parse(helm, { version: '6.7.1', name: 'podinfo', description: '', maintainers, keywords: 7 })).toEqual([
    { name: 'name', value: 'podinfo' },
    { name: 'version', value: '6.7.1' },
    { name: 'keywords', value: '7' },
    { name: 'maintainers', value: 'ada, grace' },
  ]);
});

it('tells a WASM component by what it exports and imports', () => {
  expect(
    parse(wasm, { os: 'wasip2', component: { exports: ['wasi:http/incoming-handler@0.2.0'], imports: [] } }),
  ).toEqual([
    { name: 'os', value: 'wasip2' },
    { name: 'exports', value: 'wasi:http/incoming-handler@0.2.0' },
  ]);
});

it('knows of which configs it can tell something', () => {
  expect([helm, 'application/vnd.oci.empty.v1+json', '__proto__'].map(hasArtifactFacts)).toEqual([true, false, false]);
});

it('refuses what is no JSON', () => {
  expect(problemOf(() => parseArtifactFacts(helm, Buffer.from('name: podinfo'))).code).toBe('manifest_invalid');
});

it('reads any JSON into short lines, or refuses it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('name', 'version', 'maintainers', '__proto__'), fc.jsonValue()),
      (config) => {
        try {
          for (const { value } of parse(helm, config)) expect(value.length).toBeLessThan(20_000);
        } catch (thrown) {
          if (!(thrown instanceof ProblemError)) throw thrown;
        }
      },
    ),
  );
});
