/** Whether Docker and containerd speak plain http to a registry unasked. @see containerd, core/remotes/docker `MatchLocalhost` */
export function isLoopbackRegistry(registry: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(registry);
}
