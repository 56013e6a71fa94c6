import { z } from 'zod';
import { composeResults, composeWays, differenceKinds } from '../compose-as/compose-command';
import { draftParameters, type Operation, registryProblems } from './operation';

const sentences = z.array(z.string()).readonly();

export const draftCommandSchema = z
  .object({
    way: z.enum(composeWays),
    label: z.string(),
    triedWith: z.string().meta({ description: 'The version that it was tried with: others may write other bytes' }),
    result: z.enum(composeResults).meta({
      description:
        'What it makes: the bytes that a push writes, the `same` content in other bytes, `different` content, or nothing',
    }),
    command: z.string().nullable().meta({ description: 'For a POSIX shell; null where the tool cannot make it' }),
    spec: z.string().nullable().meta({ description: 'The file that the command reads, where it reads one' }),
    reason: z.string().nullable().meta({ description: 'Why the tool cannot make it' }),
    differences: z.array(z.object({ kind: z.enum(differenceKinds), message: z.string() }).readonly()).readonly(),
    notes: sentences.meta({ description: 'What the command needs beside itself, and does on the way' }),
  })
  .readonly()
  .meta({ id: 'DraftCommand' });

export const getDraftCommands = {
  path: '/api/v1/drafts/{id}/commands',
  id: 'getDraftCommands',
  summary: 'The draft as commands of other tools, with what each makes otherwise',
  description: 'No registry is asked. Commands hold no credentials.',
  parameters: draftParameters,
  query: z.strictObject({}),
  answers: {
    'application/json': z.object({ commands: z.array(draftCommandSchema).readonly() }).meta({ id: 'DraftCommands' }),
  },
  problems: registryProblems,
} as const satisfies Operation;

export type DraftCommand = z.infer<typeof draftCommandSchema>;
export type DraftCommands = Readonly<{ commands: readonly DraftCommand[] }>;
