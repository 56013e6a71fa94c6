import { expect, it } from 'vitest';
import { mediaType } from '@/lib/oci/media-type';
import { image } from '@/lib/testing/fixtures';
import { parsedConfig, parsedManifest } from './parsed-content';

const { descriptor, bytes, blobs } = image({ os: 'linux', architecture: 'riscv64' }, { content: 'parsed once' });

it('parses a manifest once, and under another type anew', () => {
  const parsed = parsedManifest(descriptor, bytes);
  expect(parsed).toMatchObject({ kind: 'manifest', mediaType: descriptor.mediaType });
  expect(parsedManifest(descriptor, Uint8Array.from(bytes))).toBe(parsed);
  for (const _ of [1, 2]) {
    expect(() => parsedManifest({ ...descriptor, mediaType: mediaType.ociIndex }, bytes)).toThrow('is ambiguous');
  }
});

it('parses a config once', () => {
  const [config] = blobs;
  if (config === undefined) throw new Error('The fixture has no config.');
  const parsed = parsedConfig(config.descriptor, config.bytes);
  expect(parsed).toMatchObject({ os: 'linux', architecture: 'riscv64' });
  expect(parsedConfig(config.descriptor, Uint8Array.from(config.bytes))).toBe(parsed);
});
