/** One step of the build; empty steps made no layer. @see image-spec config.md, `history` */
export type HistoryStep = Readonly<{
  created?: string;
  createdBy?: string;
  comment?: string;
  author?: string;
  emptyLayer: boolean;
}>;

/** What a runtime needs to run the image, as its config blob says it. Absent stays absent. @see image-spec config.md */
export type ImageConfig = Readonly<{
  os?: string;
  architecture?: string;
  variant?: string;
  'os.version'?: string;
  'os.features'?: readonly string[];
  created?: string;
  author?: string;
  user?: string;
  workingDir?: string;
  entrypoint?: readonly string[];
  cmd?: readonly string[];
  env?: readonly string[];
  labels?: Readonly<Record<string, string>>;
  exposedPorts?: readonly string[];
  volumes?: readonly string[];
  stopSignal?: string;
  diffIds: readonly string[];
  history: readonly HistoryStep[];
}>;
