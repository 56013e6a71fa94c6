import { expect, it } from 'vitest';
import { guessTarget } from './guess-target';

it.each([
  [['ghcr.io/a/b:1.2-amd64', 'ghcr.io/a/b:1.2-arm64'], 'ghcr.io/a/b:1.2'],
  [[`ghcr.io/a/b:1.2-amd64@sha256:${'0'.repeat(64)}`], 'ghcr.io/a/b:1.2'],
  [['localhost:5000/coolapp-arm-linux:v1', 'localhost:5000/coolapp-amd64-windows:v1'], 'localhost:5000/coolapp:v1'],
  [['ghcr.io/a/b:1.2-amd64', 'ghcr.io/a/b:1.3-arm64'], null],
  [['ghcr.io/a/b:1.2'], null],
  [['ghcr.io/a/b:amd64'], null],
  [[], null],
])('%j are of %s', (references, target) => {
  expect(guessTarget(references)).toBe(target);
});
