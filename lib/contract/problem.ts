import { z } from 'zod';
import type { Problem, ProblemCode } from '../problem/problem';
import { problemStatus } from '../problem/status';

const codes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]];

/** A `Problem` as it stands inside an answer, at the entry it concerns. */
export const problemSchema = z
  .object({
    code: z.enum(codes),
    message: z.string(),
    hint: z.string().optional(),
    details: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]))
      .readonly()
      .optional(),
  })
  .readonly()
  .meta({ id: 'Problem' }) satisfies z.ZodType<Problem>;

/** The body of every error answer. @see RFC 9457 */
export const problemDocumentSchema = z
  .object({
    type: z.literal('about:blank'),
    code: z.enum(codes),
    title: z.string(),
    detail: z.string(),
    status: z.int(),
    hint: z.string().optional(),
    details: problemSchema.unwrap().shape.details,
  })
  .readonly()
  .meta({ id: 'ProblemDocument' });

export type ProblemDocument = z.infer<typeof problemDocumentSchema>;
