import type { Draft } from './draft';

/** A draft that holds nothing yet. */
export const emptyDraft: Draft = {
  target: null,
  tags: [],
  format: 'auto',
  entries: [],
  annotations: {},
  subject: null,
  artifactType: null,
  origin: null,
};
