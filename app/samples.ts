import type { Sample } from '@/components/reference/sample-list';
import { formatReference } from '@/lib/oci/reference';
import { sampleLayoutName, sampleTags } from '@/lib/sample/sample-tags';

/** The sample images as they are offered: on the home page and in the palette. */
export const samples: readonly Sample[] = sampleTags.map(({ tag, description }) => ({
  reference: formatReference({ kind: 'layout', layout: sampleLayoutName, tag }),
  description,
}));
