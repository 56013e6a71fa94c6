/** Every reason why Polyarch cannot do what was asked. Statuses are in `status.ts`. */
export type ProblemCode =
  | 'request_invalid'
  | 'reference_invalid'
  | 'unauthorized'
  | 'denied'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition_failed'
  | 'too_large'
  | 'unsupported'
  | 'manifest_invalid'
  | 'rate_limited'
  | 'internal'
  | 'content_mismatch'
  | 'registry_error'
  | 'unreachable'
  | 'tls_untrusted'
  | 'plain_http'
  | 'egress_blocked'
  | 'timeout';

/** Facts a page can lay out in rows beside the sentence: plain text, never secrets. */
export type ProblemDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * The only error that leaves `lib`: a finished sentence that says what happened, to what,
 * and (in `hint`) what to do next.
 */
export type Problem = Readonly<{
  code: ProblemCode;
  message: string;
  hint?: string;
  details?: ProblemDetails;
}>;

const brand = Symbol.for('polyarch.problem-error');

/** Carries a `Problem` through code that throws; `cause` is for logs, never for a response. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly [brand] = true;
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem.message, options);
    this.problem = problem;
  }

  /** Pages and route handlers are bundles with a copy of this class each, and share flights that throw across them. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && brand in value;
  }
}

/** The `Problem` an unknown thrown value stands for; anything unforeseen is `internal` and says nothing of itself. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  return {
    code: 'internal',
    message: 'Polyarch failed on this request.',
    hint: 'The cause is in the server log. Try again, or report it if it stays.',
  };
}
