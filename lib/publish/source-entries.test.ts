import { expect, test } from 'vitest';
import { parseReference } from '@/lib/oci/reference';
import { fixtureContent } from '@/lib/testing/fixture-content';
import { image, indexOfMany } from '@/lib/testing/fixtures';
import { sourceEntries } from './source-entries';

test('an index of indexes that name the next many times over is refused, and not unfolded', async () => {
  const reference = parseReference('localhost:5000/team/app:1');
  const content = fixtureContent(indexOfMany(image({ os: 'linux', architecture: 'amd64' }), 30, 6));
  await expect(sourceEntries(reference, { content })).rejects.toThrow('has more than 5000 entries');
});
