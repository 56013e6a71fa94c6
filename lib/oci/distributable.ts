import type { Descriptor } from './descriptor';

/** Whether a blob goes along with its image. What names other places in `urls` is fetched from there by whoever runs the image. @see image-spec layer.md, Non-Distributable Layers */
export function isDistributable({ mediaType, urls = [] }: Descriptor): boolean {
  return urls.length === 0 || !/nondistributable|foreign/.test(mediaType);
}
