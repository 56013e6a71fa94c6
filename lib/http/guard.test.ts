import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, guard } from './guard';

const audiences: readonly Audience[] = ['page', 'api'];

const statusOf = (headers: Record<string, string>, audience: Audience = 'api', method = 'GET') =>
  guard(new Request('http://localhost:3000/', { method, headers: { host: 'localhost:3000', ...headers } }), audience)
    ?.status ?? 200;

describe('guard', () => {
  it.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:65535', '[::1]', '[::1]:3000'])(
    'serves the loopback host %s',
    (host) => {
      for (const audience of audiences) expect(statusOf({ host }, audience)).toBe(200);
    },
  );

  it.each([
    '',
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'localhost:3000.evil.example',
    'localhost:3000@evil.example',
    'evil.example@localhost',
    'localhost.',
    'localhost:99999',
    'localhost:',
    '127.0.0.1.nip.io',
    '127.0.0.2',
    '0.0.0.0:3000',
    '127.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '::1',
    '192.168.1.7:3000',
    'localhost, evil.example',
  ])('refuses the foreign host “%s”', (host) => {
    for (const audience of audiences) expect(statusOf({ host }, audience)).toBe(403);
  });

  it.each<Record<string, string>>([
    { purpose: 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { 'next-router-prefetch': '1' },
    { 'next-router-prefetch': '1', rsc: '1', purpose: 'prefetch' },
    { 'x-forwarded-host': 'localhost:3000' },
    { forwarded: 'host=localhost' },
    { 'sec-fetch-site': 'same-origin' },
  ])('refuses a foreign host whatever else the request says: %o', (headers) => {
    for (const audience of audiences) expect(statusOf({ host: 'evil.example', ...headers }, audience)).toBe(403);
  });

  it('refuses every host that is not loopback', () => {
    const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
    fc.assert(
      fc.property(fc.oneof(fc.webAuthority(), fc.ipV4(), fc.string({ maxLength: 40 })), (host) => {
        fc.pre(!loopback.test(host.trim()));
        expect(statusOf({ host })).toBe(403);
      }),
    );
  });

  it.each([
    'http://evil.example',
    'https://evil.example:3000',
    'http://localhost:4000',
    'http://127.0.0.1:3000',
    'http://localhost',
    'null',
    '',
    'file://',
    'chrome-extension://localhost:3000',
  ])('refuses the foreign origin “%s”, whatever the method', (origin) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect(statusOf({ origin }, 'api', method)).toBe(403);
    }
    expect(statusOf({ origin }, 'page', 'POST')).toBe(403);
  });

  it('serves its own origin', () => {
    expect(statusOf({ origin: 'http://localhost:3000' })).toBe(200);
    expect(statusOf({ host: 'localhost', origin: 'http://localhost' })).toBe(200);
    expect(statusOf({ host: 'localhost:80', origin: 'http://localhost' })).toBe(200);
  });

  it.each(['cross-site', 'same-site', 'anything-else'])('refuses Sec-Fetch-Site: %s on the API', (site) => {
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']) {
      expect(statusOf({ 'sec-fetch-site': site }, 'api', method)).toBe(403);
    }
    const navigation = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(statusOf(navigation, 'api')).toBe(403);
  });

  it('serves requests of its own pages, typed addresses, and programs that send no such header', () => {
    expect(statusOf({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(statusOf({ 'sec-fetch-site': 'none' })).toBe(200);
    expect(statusOf({})).toBe(200);
  });

  it('lets a link of another site open a page, and nothing else of that site', () => {
    const site = { 'sec-fetch-site': 'cross-site' };
    const link = { ...site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(statusOf(link, 'page')).toBe(200);
    expect(statusOf(link, 'page', 'POST')).toBe(403);
    expect(statusOf({ ...link, 'sec-fetch-dest': 'iframe' }, 'page')).toBe(403);
    expect(statusOf({ ...site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, 'page')).toBe(403);
    expect(statusOf(site, 'page')).toBe(403);
  });

  it.each<Record<string, string>>([
    { 'content-type': 'text/plain', 'content-length': '2' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-type': 'application/jsonp', 'content-length': '2' },
    { 'content-length': '2' },
    { 'transfer-encoding': 'chunked' },
  ])('refuses a mutation whose body is not JSON: %o', (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(statusOf(headers, 'api', method)).toBe(415);
  });

  it('takes a mutation with a JSON body, or with none', () => {
    expect(statusOf({ 'content-type': 'application/json', 'content-length': '2' }, 'api', 'POST')).toBe(200);
    expect(statusOf({ 'content-type': 'Application/JSON; charset=utf-8' }, 'api', 'PATCH')).toBe(200);
    expect(statusOf({ 'content-length': '0' }, 'api', 'POST')).toBe(200);
    expect(statusOf({}, 'api', 'DELETE')).toBe(200);
  });

  it('takes other bodies where the route says which, and never those of forms', () => {
    const types = ['application/x-tar', 'application/gzip'];
    const taken = (headers: Record<string, string>) =>
      guard(
        new Request('http://localhost:3000/', { method: 'POST', headers: { host: 'localhost:3000', ...headers } }),
        'api',
        types,
      )?.status ?? 200;
    expect(taken({ 'content-type': 'application/x-tar', 'content-length': '2' })).toBe(200);
    expect(taken({ 'content-type': 'Application/GZIP; x=y', 'transfer-encoding': 'chunked' })).toBe(200);
    const refused = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
    for (const type of [...refused, 'application/json', 'application/x-tar, text/plain', '']) {
      expect(taken({ 'content-type': type, 'content-length': '2' })).toBe(415);
    }
    expect(taken({ 'transfer-encoding': 'chunked' })).toBe(415);
    expect(taken({ 'content-type': 'application/x-tar', origin: 'http://evil.example' })).toBe(403);
    expect(taken({ 'content-type': 'application/x-tar', 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});
