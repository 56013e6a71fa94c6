import { expect, it } from 'vitest';
import { windowsRelease } from './windows-release';

it.each([
  ['10.0.20348.2700', 'Server 2022'],
  ['10.0.17763', 'Server 2019'],
  ['10.0.26100.3037', 'Server 2025'],
  ['10.0.99999.1', null],
  ['10.0.203480', null],
  ['6.1.7601', null],
  ['', null],
])('%j is %s', (osVersion, release) => {
  expect(windowsRelease(osVersion)).toBe(release);
});
