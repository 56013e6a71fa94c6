import { describe, expect, it, test } from 'vitest';
import type { FileUpload, UploadState } from './file-uploads';
import { isVerifying, missingText, sentShare, sentText } from './upload-text';

const upload = (state: UploadState, sizeBytes = 190e6): FileUpload => ({ id: 1, name: 'a.tar', sizeBytes, state });
const sending = (sentBytes: number, tookMs: number, sizeBytes?: number) =>
  upload({ kind: 'sending', sentBytes, tookMs }, sizeBytes);

describe('sentText', () => {
  it.each([
    [upload({ kind: 'waiting' }), '190 MB'],
    [sending(0, 10_000), '0 B of 190 MB'],
    [sending(1e6, 100), '1.0 MB of 190 MB'],
    [sending(118e6, 4917), '118 MB of 190 MB, 24.0 MB/s, 4 s left'],
    [sending(1e6, 1000), '1.0 MB of 190 MB, 1.0 MB/s, 4 min left'],
    [sending(1e3, 1000), '1.0 kB of 190 MB, 1.0 kB/s, 53 h left'],
  ])('%o is “%s”', (given, text) => expect(sentText(given)).toBe(text));
});

test('the share of an upload is between none and all, also of an empty file', () => {
  expect(sentShare(sending(95e6, 1))).toBe(0.5);
  // What is sent counts the request, too.
  expect(sentShare(sending(200e6, 1))).toBe(1);
  expect(sentShare(sending(0, 1, 0))).toBe(0);
  expect(isVerifying(sending(190e6, 1))).toBe(true);
  expect(isVerifying(sending(189e6, 1))).toBe(false);
});

test('what is missing is named by its platform where it has one', () => {
  const digest = `sha256:${'a'.repeat(64)}` as const;
  expect(missingText([])).toBeNull();
  expect(
    missingText([
      { digest, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
      { digest, platform: { os: 'unknown', architecture: 'unknown' } },
      { digest, platform: null },
    ]),
  ).toBe('Not in the file, and left out: linux/arm/v7, 2 further manifests');
});
