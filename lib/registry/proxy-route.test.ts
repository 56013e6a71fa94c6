import { expect, test } from 'vitest';
import { proxyRoute } from './proxy-route';

const proxy = 'http://proxy.example:3128';

test.each([
  ['https://ghcr.io/v2/', '', proxy],
  ['http://registry.lan/v2/', '', null],
  ['https://localhost:5000/', '', null],
  ['https://127.0.0.1:5000/', '', null],
  ['https://[::1]/', '', null],
  ['https://ghcr.io/', '*', null],
  ['https://ghcr.io/', 'ghcr.io', null],
  ['https://pkg.ghcr.io/', 'ghcr.io', null],
  ['https://pkg.ghcr.io/', '.ghcr.io', null],
  ['https://notghcr.io/', 'ghcr.io', proxy],
  ['https://ghcr.io/', 'GHCR.IO', null],
  ['https://ghcr.io/', 'ghcr.io:443', null],
  ['https://ghcr.io:8443/', 'ghcr.io:443', proxy],
  ['https://10.1.2.3/', '10.0.0.0/8', null],
  ['https://11.1.2.3/', '10.0.0.0/8', proxy],
  ['https://10.1.2.3/', '10.0.0.0/99', proxy],
  ['https://[fd00::5]/', 'fd00::/8', null],
  ['https://[fd00::5]/', 'fd00::5', null],
  ['https://[fd00::5]:8443/', '[fd00::5]:8443', null],
])('%s with NO_PROXY=%s goes through %s', (url, noProxy, expected) => {
  expect(proxyRoute(new URL(url), proxy, noProxy.split(','))).toBe(expected);
  expect(proxyRoute(new URL(url), null, [])).toBeNull();
});
