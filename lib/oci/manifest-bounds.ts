/** The most of a manifest that is read, in bytes: what every registry must take. @see distribution-spec, Pushing Manifests */
export const maxManifestBytes = 4 * 1024 * 1024;

/** Indexes within indexes are followed this deep; the image-spec sets no bound, hostile registries and archives need one. */
export const maxIndexDepth = 8;
