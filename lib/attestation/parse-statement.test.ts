import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementViewSchema } from '../contract/attestation';
import { ProblemError } from '../problem/problem';
import {
  buildkitProvenance,
  buildkitProvenanceV1,
  bundleOf,
  cycloneDxDocument,
  envelopeOf,
  spdxDocument,
  statementOf,
  workflowProvenance,
} from '../testing/attestation-documents';
import { problemOf } from '../testing/problem-of';
import { maxStatementBytes, parseStatement } from './parse-statement';

const subject = `sha256:${'a'.repeat(64)}` as const;
const other = `sha256:${'b'.repeat(64)}` as const;
const spdxType = 'https://spdx.dev/Document';
const commit = '9f31c7e0b2a4d5c6e7f8091a2b3c4d5e6f708192';

const parse = (document: unknown, attachedTo: typeof subject | null = subject) =>
  parseStatement(Buffer.from(JSON.stringify(document)), attachedTo);
const summaryOf = (predicateType: string, predicate: unknown) =>
  parse(statementOf(predicateType, predicate, subject)).summary;

describe('a statement', () => {
  it.each(['v0.1', 'v1'] as const)('%s: tells its predicate type and its subject', (version) => {
    expect(parse(statementOf(spdxType, spdxDocument, subject, version))).toMatchObject({
      predicateType: spdxType,
      signatures: null,
      subjectCount: 1,
      subjects: [{ digests: [{ algorithm: 'sha256', value: 'a'.repeat(64) }] }],
      matchesSubject: true,
    });
  });

  it('says when it is about another manifest than the one it is attached to', () => {
    expect(parse(statementOf(spdxType, {}, other)).matchesSubject).toBe(false);
    expect(parse(statementOf(spdxType, {}, other), null).matchesSubject).toBeNull();
    expect(parse(spdxDocument).matchesSubject).toBeNull();
  });

  it('finds its manifest among more subjects than it lists', () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({ name: `file ${n}`, digest: { sha1: `${n}` } }));
    const statement = statementOf(spdxType, {}, subject);
    const { subjectCount, subjects, matchesSubject } = parse({
      ...statement,
      subject: [...many, ...statement.subject],
    });
    expect([subjectCount, subjects.length, matchesSubject]).toEqual([1001, 200, true]);
  });

  it.each([
    ['an envelope', envelopeOf],
    ['a Sigstore bundle', bundleOf],
  ])('is read out of %s, whose signatures are counted', (_, wrap) => {
    const statement = parse(wrap(statementOf(spdxType, spdxDocument, subject)));
    expect(statement).toMatchObject({ predicateType: spdxType, signatures: 1, matchesSubject: true });
    expect(statement.summary.kind).toBe('sbom');
  });

  it('of a predicate that nobody knows is its first values', () => {
    const predicate = { scanner: { uri: 'pkg:github/aquasecurity/trivy', result: ['a', 'b'] }, count: 2, none: null };
    expect(summaryOf('https://example.com/scan', predicate)).toEqual({
      kind: 'other',
      facts: [
        { name: 'scanner.uri', value: 'pkg:github/aquasecurity/trivy' },
        { name: 'scanner.result', value: 'a, b' },
        { name: 'count', value: '2' },
      ],
    });
  });
});

describe('an SBOM', () => {
  it('in SPDX: packages by ecosystem and licence, tools, time', () => {
    expect(summaryOf(spdxType, spdxDocument)).toMatchObject({
      kind: 'sbom',
      format: 'SPDX',
      version: '2.3',
      created: '2025-05-02T09:14:05Z',
      tools: ['Organization: Anchore, Inc', 'syft-v1.18.1', 'buildkit-v0.20.0'],
      packageCount: 5,
      ecosystems: [
        { name: 'apk', count: 3 },
        { name: 'no package URL', count: 1 },
        { name: 'npm', count: 1 },
      ],
      licenses: [
        { name: 'GPL-2.0-only', count: 2 },
        { name: 'MIT', count: 2 },
        { name: 'not stated', count: 1 },
      ],
    });
  });

  it('in CycloneDX: components within components are packages too', () => {
    const summary = summaryOf('https://cyclonedx.org/bom', cycloneDxDocument);
    expect(summary).toMatchObject({
      format: 'CycloneDX',
      version: '1.6',
      name: 'team/app:1.0',
      tools: ['trivy 0.58.0'],
      packageCount: 3,
      packages: [
        { name: '@babel/core', version: '7.26.0', ecosystem: 'npm', license: 'MIT' },
        { name: 'debug', license: null },
        { name: 'openssl', ecosystem: 'apk', license: 'Apache-2.0' },
      ],
    });
  });

  it('is known by its marks: bare, and in what cosign once wrapped around it', () => {
    expect(parse(cycloneDxDocument).summary.kind).toBe('sbom');
    expect(summaryOf('https://cosign.sigstore.dev/attestation/v1', { Data: spdxDocument }).kind).toBe('sbom');
  });

  it('counts all packages and lists the first 2,000', () => {
    const packages = Array.from({ length: 3000 }, (_, n) => ({ name: `p${n}` }));
    const summary = summaryOf(spdxType, { spdxVersion: 'SPDX-2.3', packages });
    expect(summary.kind === 'sbom' && [summary.packageCount, summary.packages.length]).toEqual([3000, 2000]);
  });
});

describe('provenance', () => {
  it('v0.2 of BuildKit: builder, source, entry point, parameters, materials', () => {
    expect(summaryOf('https://slsa.dev/provenance/v0.2', buildkitProvenance)).toMatchObject({
      kind: 'provenance',
      version: '0.2',
      builder: 'https://github.com/team/app/actions/runs/3709599520/attempts/1',
      buildType: 'https://mobyproject.org/buildkit@v1',
      source: { uri: 'https://github.com/team/app.git#refs/tags/v1.0', revision: commit, entryPoint: 'Dockerfile' },
      reproducible: false,
      completeness: [
        { name: 'parameters', isComplete: true },
        { name: 'environment', isComplete: true },
        { name: 'materials', isComplete: false },
      ],
      parameters: [
        { name: 'frontend', value: 'dockerfile.v0' },
        { name: 'args.build-arg:VERSION', value: '1.0' },
        { name: 'args.target', value: 'release' },
        { name: 'platform', value: 'linux/amd64' },
      ],
      materialCount: 2,
      started: '2025-05-02T09:13:00.109Z',
    });
  });

  it('v1 of BuildKit: what version control says stands in for a remote context', () => {
    expect(summaryOf('https://slsa.dev/provenance/v1', buildkitProvenanceV1)).toMatchObject({
      version: '1',
      builder: null,
      source: { uri: 'https://github.com/team/app.git', revision: commit, entryPoint: 'Dockerfile' },
      reproducible: true,
      parameters: [
        { name: 'frontend', value: 'dockerfile.v0' },
        { name: 'args.build-arg:VERSION', value: '1.0' },
        { name: 'locals.0.name', value: 'context' },
      ],
      materials: [{ name: 'pkg:docker/alpine@3.20' }],
    });
  });

  it('v1 of a GitHub workflow: repository, commit and the workflow’s file', () => {
    expect(summaryOf('https://slsa.dev/provenance/v1', workflowProvenance)).toMatchObject({
      source: {
        uri: 'https://github.com/team/app@refs/tags/v1.0',
        revision: commit,
        entryPoint: '.github/workflows/release.yml',
      },
    });
  });
});

describe('hostile content', () => {
  it.each([
    ['no JSON', Buffer.from('<html>'), 'manifest_invalid'],
    ['nothing', Buffer.from(''), 'manifest_invalid'],
    ['a key twice', Buffer.from('{"predicate":1,"predicate":2}'), 'manifest_invalid'],
    ['an abyss', Buffer.from('['.repeat(100_000)), 'manifest_invalid'],
    ['a payload that is no base64', Buffer.from('{"payloadType":"x","payload":"%%"}'), 'manifest_invalid'],
    ['more values than are read', Buffer.from(`[${'0,'.repeat(2_100_000)}0]`), 'too_large'],
    ['more bytes than are read', new Uint8Array(maxStatementBytes + 1), 'too_large'],
  ])('of %s is refused as a problem', (_, bytes, code) => {
    expect(problemOf(() => parseStatement(bytes, null)).code).toBe(code);
  });

  it('keeps texts short and inherited names out', () => {
    const summary = summaryOf(spdxType, {
      spdxVersion: 'SPDX-2.3',
      name: 'x'.repeat(10_000),
      packages: [{ name: 'constructor', __proto__: { versionInfo: '1' }, externalRefs: 'no list' }],
    });
    expect(summary.kind === 'sbom' && summary.name?.length).toBe(501);
    expect(summary).toMatchObject({ packages: [{ name: 'constructor', version: null, purl: null }] });
  });

  it('of any shape is a summary that the contract allows, or a problem', () => {
    const documents = [
      statementOf(spdxType, spdxDocument, subject),
      statementOf('https://slsa.dev/provenance/v0.2', buildkitProvenance, subject),
      statementOf('https://slsa.dev/provenance/v1', buildkitProvenanceV1, subject),
      statementOf('https://slsa.dev/provenance/v1', workflowProvenance, subject),
      bundleOf(statementOf('https://cyclonedx.org/bom', cycloneDxDocument, subject)),
      cycloneDxDocument,
    ];
    const anything = fc.oneof(
      fc.json().map((text): unknown => JSON.parse(text)),
      fc
        .tuple(fc.constantFrom(...documents), fc.infiniteStream(fc.nat(12)), fc.jsonValue())
        .map(([document, steps, value]) => replacedSomewhere(document, steps, value)),
    );
    fc.assert(
      fc.property(anything, (document) => {
        try {
          const statement = parse(document);
          const view = { position: 0, digest: subject, mediaType: '', sizeBytes: 0, problem: null, ...statement };
          statementViewSchema.parse(view);
        } catch (thrown) {
          if (!(thrown instanceof ProblemError)) throw thrown;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of any bytes is a summary or a problem', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        try {
          parseStatement(bytes, null);
        } catch (thrown) {
          if (!(thrown instanceof ProblemError)) throw thrown;
        }
      }),
    );
  });
});

/** `document` with `value` in the place of something inside it, found by going down as `steps` say. */
function replacedSomewhere(document: unknown, steps: Iterator<number>, value: unknown): unknown {
  const step = steps.next().value;
  if (typeof document !== 'object' || document === null || step === 0) return value;
  const entries = Object.entries(document);
  const at = step % Math.max(entries.length, 1);
  const replaced = entries.map(
    ([key, item], n) => [key, n === at ? replacedSomewhere(item, steps, value) : item] as const,
  );
  return Array.isArray(document) ? replaced.map(([, item]) => item) : Object.fromEntries(replaced);
}
