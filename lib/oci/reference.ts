import type { Digest } from './digest';

/** An image in a registry, in Docker's normal form: `docker.io/library/alpine:3.20`. */
export type RegistryReference = Readonly<{
  kind: 'registry';
  /** Host with optional port, as people name it: `docker.io`, `ghcr.io`, `localhost:5000`, `[::1]:5000`. */
  registry: string;
  repository: string;
  tag?: string;
  digest?: Digest;
}>;

/** An image in an OCI layout of the data folder: `oci-layout://sample:linux8`. @see image-spec image-layout.md */
export type LayoutReference = Readonly<{
  kind: 'layout';
  /** The layout's name, `[a-z0-9]+([._-][a-z0-9]+)*`. */
  layout: string;
  tag?: string;
  digest?: Digest;
}>;

/** Names one manifest by Tag or Digest; with both, the digest wins. */
export type Reference = RegistryReference | LayoutReference;
