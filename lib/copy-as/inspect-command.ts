/** One command line that repeats what a page shows, for a POSIX shell. */
export type InspectCommand = ToolCommand &
  Readonly<{
    /** The image that the reference names, or the selected entry of its index. */
    scope: 'image' | 'entry';
  }>;

export type ToolCommand = Readonly<{
  /** The program that runs it. */
  tool: 'docker' | 'buildx' | 'crane' | 'skopeo' | 'regctl' | 'oras' | 'manifest-tool' | 'curl';
  /** Tells the commands of one scope apart: "docker manifest, verbose". */
  label: string;
  command: string;
  /**
   * `manifest`: its exact bytes · `config`: the config as JSON · `docker`, `docker-verbose`: Docker's own JSON ·
   * `summary`: text for people.
   */
  prints: 'manifest' | 'config' | 'docker' | 'docker-verbose' | 'summary';
  /** What it needs beside itself, in sentences. */
  note?: string;
}>;
