import type { Engine } from '@/lib/resolve/engine';

/** How an engine stands over its column, and where there is room for one word only. */
export const engineHeads: Readonly<Record<Engine, Readonly<{ name: string; note: string; short: string }>>> = {
  containerd: { name: 'containerd', note: 'ctr, nerdctl', short: 'containerd' },
  docker: { name: 'Docker', note: 'containerd store', short: 'Docker' },
  'docker-classic': { name: 'Docker classic', note: 'graph drivers', short: 'Classic' },
  podman: { name: 'Podman', note: 'CRI-O, skopeo', short: 'Podman' },
  kubernetes: { name: 'Kubernetes', note: 'with containerd', short: 'K8s' },
};
