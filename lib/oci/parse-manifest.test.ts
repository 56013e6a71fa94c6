import { describe, expect, it } from 'vitest';
import { problemOf } from '../testing/problem-of';
import { mediaType } from './media-type';
import { parseManifest } from './parse-manifest';

const digest = `sha256:${'0'.repeat(64)}`;
const child = { mediaType: mediaType.ociManifest, digest, size: 7 };
const config = { mediaType: mediaType.ociConfig, digest, size: 9 };
const index = { schemaVersion: 2, mediaType: mediaType.ociIndex, manifests: [child] };
const image = { schemaVersion: 2, mediaType: mediaType.ociManifest, config, layers: [child] };

describe('the type of a manifest', () => {
  it.each([
    ['the body', index, null, mediaType.ociIndex],
    ['the body, also under a generic Content-Type', index, 'application/json', mediaType.ociIndex],
    ['body and Content-Type, parameters aside', index, `${mediaType.ociIndex}; charset=utf-8`, mediaType.ociIndex],
    ['the Content-Type', { ...index, mediaType: undefined }, mediaType.dockerList, mediaType.dockerList],
    ['the shape of an index', { manifests: [] }, null, mediaType.ociIndex],
    ['the shape of an image', { config, layers: [] }, 'text/plain', mediaType.ociManifest],
    [
      'the body, also when it is unknown',
      { ...index, mediaType: 'application/vnd.x+json' },
      null,
      'application/vnd.x+json',
    ],
  ])('comes from %s', (_, body, contentType, expected) => {
    expect(parseManifest(bytesOf(body), contentType).mediaType).toBe(expected);
  });
});

describe('what is read', () => {
  it('keeps every descriptor in its order, and all fields of each', () => {
    const platform = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.1', 'os.features': ['win32k'] };
    const rich = {
      ...child,
      platform,
      annotations: { a: 'b' },
      artifactType: 'x/y',
      urls: ['https://h/x'],
      data: 'e30=',
    };
    expect(parseManifest(bytesOf({ ...index, manifests: [rich, child] }), null)).toEqual({
      kind: 'index',
      mediaType: mediaType.ociIndex,
      manifests: [rich, child],
    });
  });

  it('takes what Go writes for empty: null lists and maps, no platform, empty variant', () => {
    const empty = {
      ...child,
      platform: { os: 'linux', architecture: 'arm', variant: '' },
      annotations: null,
      urls: null,
    };
    expect(parseManifest(bytesOf({ ...image, layers: null, annotations: null }), null)).toMatchObject({ layers: [] });
    expect(parseManifest(bytesOf({ ...index, manifests: null }), null)).toMatchObject({ manifests: [] });
    expect(parseManifest(bytesOf({ ...index, manifests: [empty] }), null)).toMatchObject({
      manifests: [{ ...child, platform: { os: 'linux', architecture: 'arm' } }],
    });
  });

  it('shows an entry without os and architecture as unknown instead of refusing the index', () => {
    const read = parseManifest(bytesOf({ ...index, manifests: [{ ...child, platform: {} }] }), null);
    expect(read).toMatchObject({ manifests: [{ platform: { os: '', architecture: '' } }] });
  });

  it('reads artifactType, subject and annotations of an artifact without layers', () => {
    const body = { ...image, layers: undefined, artifactType: 'x/y', subject: child, annotations: { k: 'v' } };
    expect(parseManifest(bytesOf(body), null)).toEqual({
      kind: 'manifest',
      mediaType: mediaType.ociManifest,
      config,
      layers: [],
      artifactType: 'x/y',
      subject: child,
      annotations: { k: 'v' },
    });
  });

  it('ignores fields it does not know', () => {
    expect(parseManifest(bytesOf({ ...index, future: { size: -1 } }), null)).toMatchObject({ kind: 'index' });
  });

  it('keeps sizes up to 2^53 − 1 exactly', () => {
    const size = Number.MAX_SAFE_INTEGER;
    expect(parseManifest(bytesOf({ ...index, manifests: [{ ...child, size }] }), null)).toMatchObject({
      manifests: [{ size }],
    });
  });
});

describe('what two readers could read differently is refused', () => {
  it.each([
    ['an index with a config', { ...index, config }, null, /“manifests” like an index and “config” like an image/],
    ['an index with layers', { ...index, layers: [] }, null, /and “layers” like an image/],
    ['an index with fsLayers', { ...index, fsLayers: [] }, null, /and “fsLayers” like an image/],
    ['an image with Manifests', { ...image, Manifests: [] }, null, /it writes “Manifests” for “manifests”/],
    ['an index with LAYERS', { ...index, LAYERS: [] }, null, /it writes “LAYERS” for “layers”/],
    [
      'a descriptor with Digest beside digest',
      { ...index, manifests: [{ ...child, Digest: digest }] },
      null,
      /^manifests\[0\] is ambiguous: it writes “Digest”/,
    ],
    [
      'a body against its Content-Type',
      index,
      mediaType.ociManifest,
      /it says “.*index.*”, its Content-Type “.*manifest/,
    ],
    [
      'a type against the content',
      { ...image, mediaType: mediaType.ociIndex },
      null,
      /its content that of an image\.$/,
    ],
    [
      'a Content-Type against the content',
      { ...index, mediaType: undefined },
      mediaType.dockerManifest,
      /its content that of an index/,
    ],
    ['a key that stands twice', '{"manifests":[],"manifests":[]}', null, /the key “manifests” twice in one object/],
    [
      'a key that stands twice, once escaped',
      String.raw`{"manifests":[],"m\u0061nifests":[]}`,
      null,
      /the key “manifests” twice/,
    ],
    [
      'a key that stands twice in a descriptor',
      `{"manifests":[{"digest":"a" , "digest" : "b"}]}`,
      null,
      /the key “digest” twice/,
    ],
  ])('%s', (_, body, contentType, message) => {
    expect(problemOfBody(body, contentType)).toMatchObject({
      code: 'manifest_invalid',
      message: expect.stringMatching(message),
    });
  });
});

describe('what is wrong is named by its place', () => {
  const entry = (changes: object) => ({ ...index, manifests: [child, { ...child, ...changes }] });
  it.each([
    ['no JSON', '{"manifests"', 'The manifest is not JSON.'],
    ['nothing', '', 'The manifest is empty.'],
    ['a page', '<html></html>', 'The manifest is not JSON.'],
    ['a list', '[]', 'The manifest must be an object, here is a list.'],
    ['neither index nor image', {}, 'The manifest has neither “manifests” like an index nor “config” like an image.'],
    ['another schemaVersion', { ...index, schemaVersion: '2' }, 'schemaVersion must be 2, here is "2".'],
    ['manifests that are no list', { ...index, manifests: {} }, 'manifests must be a list, here is an object.'],
    ['a descriptor that is none', { ...index, manifests: ['x'] }, 'manifests[0] must be an object, here is a string.'],
    ['a missing digest', entry({ digest: undefined }), 'manifests[1].digest is missing.'],
    ['a missing mediaType', entry({ mediaType: undefined }), 'manifests[1].mediaType is missing.'],
    [
      'an unknown algorithm',
      entry({ digest: 'md5:00' }),
      'manifests[1].digest “md5:00” is not a digest: it must begin with “sha256:” or “sha512:”.',
    ],
    [
      'a digest that is a path',
      entry({ digest: 'sha256:../../x' }),
      'manifests[1].digest “sha256:../../x” is not a digest: sha256 has 64 hex digits, here are 7.',
    ],
    ['a missing size', entry({ size: null }), 'manifests[1].size is missing.'],
    ['a negative size', entry({ size: -1 }), 'manifests[1].size must be a whole number of bytes, here is -1.'],
    ['a fractional size', entry({ size: 1.5 }), 'manifests[1].size must be a whole number of bytes, here is 1.5.'],
    ['a size in text', entry({ size: '7' }), 'manifests[1].size must be a whole number of bytes, here is "7".'],
    [
      'an annotation that is no text',
      entry({ annotations: { a: 1 } }),
      'manifests[1].annotations["a"] must be a string, here is a number.',
    ],
    [
      'an os that is no text',
      entry({ platform: { os: 1 } }),
      'manifests[1].platform.os must be a string, here is a number.',
    ],
    ['a config that is missing', { ...image, config: null }, 'config must be an object, here is null.'],
    ['a subject that is none', { ...image, subject: 1 }, 'subject must be an object, here is a number.'],
  ])('%s', (_, body, message) => {
    expect(problemOfBody(body)).toMatchObject({ code: 'manifest_invalid', message });
  });

  it('refuses a size that JSON.parse would round instead of rounding it', () => {
    const text = JSON.stringify(index).replace('"size":7', '"size":9007199254740993');
    expect(problemOfBody(text).message).toBe(
      'manifests[0].size is above 9007199254740991 bytes, which cannot be counted exactly.',
    );
  });

  it('says what schema 1 is', () => {
    const schema1 = { schemaVersion: 1, name: 'a', tag: 'b', fsLayers: [], history: [], signatures: [] };
    for (const contentType of [null, mediaType.dockerSchema1Signed, mediaType.dockerSchema1]) {
      expect(problemOfBody(schema1, contentType)).toMatchObject({
        code: 'unsupported',
        message: expect.stringMatching(/schema 1/),
      });
    }
  });

  it('names a type it does not read', () => {
    const type = 'application/vnd.oci.artifact.manifest.v1+json';
    expect(problemOfBody({ mediaType: type, blobs: [] })).toMatchObject({
      code: 'unsupported',
      details: { mediaType: type },
    });
  });
});

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function problemOfBody(body: unknown, contentType: string | null = null) {
  return problemOf(() => parseManifest(bytesOf(body), contentType));
}
