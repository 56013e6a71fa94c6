import { expect, it } from 'vitest';
import type { DraftSummary } from '@/lib/contract/draft';
import { draftState } from './draft-state';

const draft: DraftSummary = {
  id: 'a',
  version: 1,
  target: 'ghcr.io/team/app:1',
  tags: [],
  writtenAs: 'oci',
  digest: 'sha256:after',
  removed: [],
  today: { digest: 'sha256:now', mediaType: null, entries: [], at: '2026-01-01T00:00:00.000Z' },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  platforms: [{ platform: { os: 'linux', architecture: 'amd64' }, today: 'changed' }],
  findings: { errors: 0, warnings: 0 },
};

it.each<[string, Partial<DraftSummary>, boolean]>([
  ['ready to push', {}, false],
  ['2 warnings', { findings: { errors: 0, warnings: 2 } }, false],
  ['same as the tag', { digest: 'sha256:now', findings: { errors: 0, warnings: 2 } }, false],
  ['tag not seen', { today: null }, false],
  ['tag moved since', {}, true],
  ['1 error', { findings: { errors: 1, warnings: 2 } }, true],
  ['1 entry', { target: null }, false],
  ['empty', { target: null, platforms: [] }, false],
])('a draft is “%s” before anything less grave', (word, change, hasMoved) => {
  expect(draftState({ ...draft, ...change }, hasMoved).word).toBe(word);
});
