import { expect, it } from 'vitest';
import { parseReference } from '@/lib/oci/reference';
import { copyTarget } from './copy-target';

const source = parseReference('ghcr.io/team/app:1.0');

it.each([
  ['localhost:5000/mirror/app', 'localhost:5000/mirror/app:1.0'],
  [' localhost:5000/mirror/app:2 ', 'localhost:5000/mirror/app:2'],
  ['oci-layout://kept:1', 'oci-layout://kept:1'],
  ['', null],
  ['Not A Reference', null],
  [`localhost:5000/app@sha256:${'0'.repeat(64)}`, null],
])('the target “%s” means %s', (typed, target) => {
  expect(copyTarget(typed, source)).toBe(target);
});
