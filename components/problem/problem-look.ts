import type { LucideIcon } from 'lucide-react';
import {
  Ban,
  CircleHelp,
  FileQuestionMark,
  FileX,
  Gauge,
  GitBranch,
  Lock,
  LockOpen,
  OctagonX,
  SearchX,
  ServerCrash,
  ShieldX,
  TextCursorInput,
  Timer,
  Unplug,
  Weight,
} from 'lucide-react';
import type { ProblemCode } from '@/lib/problem/problem';
import type { StateTone } from '../ui/state-panel';

type ProblemLook = Readonly<{
  icon: LucideIcon;
  tone: StateTone;
  /** Whether asking again may end otherwise, with nothing changed in the request. */
  canRetry: boolean;
}>;

/** How each problem looks. Danger is for what may be an attack or an outage, not for a slip of the pen. */
export const problemLook = {
  request_invalid: { icon: TextCursorInput, tone: 'info', canRetry: false },
  reference_invalid: { icon: TextCursorInput, tone: 'info', canRetry: false },
  unauthorized: { icon: Lock, tone: 'info', canRetry: true },
  denied: { icon: Lock, tone: 'warn', canRetry: true },
  forbidden: { icon: Ban, tone: 'danger', canRetry: false },
  not_found: { icon: SearchX, tone: 'info', canRetry: true },
  conflict: { icon: GitBranch, tone: 'warn', canRetry: true },
  precondition_failed: { icon: GitBranch, tone: 'warn', canRetry: true },
  too_large: { icon: Weight, tone: 'warn', canRetry: false },
  unsupported: { icon: FileQuestionMark, tone: 'info', canRetry: false },
  manifest_invalid: { icon: FileX, tone: 'danger', canRetry: true },
  rate_limited: { icon: Gauge, tone: 'warn', canRetry: true },
  internal: { icon: CircleHelp, tone: 'danger', canRetry: true },
  content_mismatch: { icon: OctagonX, tone: 'danger', canRetry: true },
  registry_error: { icon: ServerCrash, tone: 'danger', canRetry: true },
  unreachable: { icon: Unplug, tone: 'danger', canRetry: true },
  tls_untrusted: { icon: ShieldX, tone: 'danger', canRetry: true },
  plain_http: { icon: LockOpen, tone: 'warn', canRetry: true },
  egress_blocked: { icon: Ban, tone: 'danger', canRetry: false },
  timeout: { icon: Timer, tone: 'danger', canRetry: true },
} as const satisfies Record<ProblemCode, ProblemLook>;
