import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logWhat } from './log-what';

const digest = `sha256:${'ab'.repeat(32)}`;
const own = 'localhost:5000/team/app';

it.each([
  ['localhost:5000/v2/team/app/manifests/1.0', { place: 'manifests/', digest: null, rest: '1.0' }],
  [`localhost:5000/v2/team/app/blobs/${digest}`, { place: 'blobs/', digest, rest: '' }],
  [`ghcr.io/v2/far/app/blobs/${digest}`, { place: 'ghcr.io blobs/', digest, rest: '' }],
  [`localhost:5000/v2/team/app/referrers/${digest}`, { place: 'referrers/', digest, rest: '' }],
  ['localhost:5000/v2/team/app/blobs/uploads/123', { place: 'uploads/', digest: null, rest: '' }],
  ['auth.docker.io/token', { place: 'auth.docker.io/token', digest: null, rest: '' }],
])('%s is told in few words', (what, told) => {
  expect(logWhat(what, own)).toEqual(told);
});

it('takes whatever a log holds', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(logWhat(text, own).place).toBeTypeOf('string');
      logWhat(`h/v2/${text}/blobs/${text}`, own);
    }),
  );
});
