import { expect, it } from 'vitest';
import { architectureFamily } from './architecture-family';

it.each([
  ['amd64', 'amd64'],
  ['X86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['ppc64', 'ppc64le'],
  ['mips', 'mips64le'],
  ['wasm32', 'wasm'],
  ['s390', 's390x'],
  ['', 'unknown'],
  ['unknown', 'unknown'],
  ['constructor', 'unknown'],
])('%j lends the hue of %s', (architecture, family) => {
  expect(architectureFamily(architecture)).toBe(family);
});
