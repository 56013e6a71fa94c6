/**
 * The machine an image is for, with the field names of the wire.
 * @see image-spec image-index.md, property `platform`
 */
export type Platform = Readonly<{
  os: string;
  architecture: string;
  variant?: string;
  'os.version'?: string;
  'os.features'?: readonly string[];
}>;
