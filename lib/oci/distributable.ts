import type { Descriptor } from './descriptor';

/**
 * Whether a layer is the registry's to give. What names other places in `urls` is fetched from there by whoever runs the image, and is
 * neither pushed nor packed. @see image-spec layer.md, Non-Distributable Layers
 */
export function isDistributable({ mediaType, urls = [] }: Descriptor): boolean {
  return urls.length === 0 || !/nondistributable|foreign/.test(mediaType);
}
