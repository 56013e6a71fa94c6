import { GitCompareArrows, Layers, LayoutGrid, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Push } from '@/lib/contract/push';
import { routes } from '@/lib/routes';
import { counted } from '../platform/entry-text';
import { Button, ButtonLink } from '../ui/button';
import type { ConflictRow } from './conflict-rows';
import { PushedDigest } from './pushed-digest';
import type { PushCommands } from './use-push-commands';

type ConflictChoicesProps = Readonly<{ push: Push; commands: PushCommands; rows: readonly ConflictRow[] }>;

/** What may become of a tag that moved: look at it, push all the same, or leave it as it is. */
export function ConflictChoices({ push, commands, rows }: ConflictChoicesProps) {
  const { target, before, conflict, draft } = push;
  const repository = target.slice(0, target.lastIndexOf(':'));
  const now = conflict?.digest ?? null;
  const undone = rows.filter((row) => row.now !== row.yours && row.now !== row.seen).length;
  return (
    <section
      aria-labelledby="conflict-choices"
      className="min-h-0 overflow-auto border-line-strong px-5 pt-3 pb-6 max-lg:border-t max-md:px-4 lg:border-l"
    >
      <h2 id="conflict-choices" className="mb-3 text-md">
        What should the tag be?
      </h2>
      {now === null ? null : (
        <Choice title="Look at it" text="What the tag holds now, and what changed since you looked.">
          <ButtonLink href={routes.image(`${repository}@${now}`)} icon={LayoutGrid}>
            Inspect what is there
          </ButtonLink>
          {before === null ? null : (
            <ButtonLink
              href={routes.compare(`${repository}@${before}`, `${repository}@${now}`)}
              icon={GitCompareArrows}
            >
              Compare seen with now
            </ButtonLink>
          )}
        </Choice>
      )}
      {draft === null ? null : (
        <>
          <Choice
            title="Push yours all the same"
            text={
              undone === 0
                ? 'It takes nothing back that somebody else changed.'
                : `It takes back what somebody else changed in ${counted(undone, 'platform', 'platforms')}.`
            }
          >
            <span className="inline-flex items-center gap-2 text-xs text-ink-3">
              Writes only if the tag is still <PushedDigest digest={now} absent="no tag" />
            </span>
            <Button
              variant="primary"
              icon={Upload}
              aria-disabled={commands.isBusy}
              onClick={() => commands.pushAllTheSame(draft, now)}
            >
              Push all the same
            </Button>
          </Choice>
          <Choice title="Keep theirs" text="The draft stays, and is compared with the tag as it is now.">
            <ButtonLink href={routes.draft(draft)} icon={Layers}>
              Keep the draft
            </ButtonLink>
          </Choice>
        </>
      )}
      {draft === null ? (
        <Choice title="Leave it" text="The undo wrote nothing: what somebody else pushed since stays.">
          <ButtonLink href={routes.drafts()} icon={Layers}>
            Drafts and pushes
          </ButtonLink>
        </Choice>
      ) : null}
    </section>
  );
}

function Choice({ title, text, children }: Readonly<{ title: string; text: string; children: ReactNode }>) {
  return (
    <div className="border-t border-line py-3 last:border-b">
      <h3 className="font-medium">{title}</h3>
      <p className="mt-0.5 text-xs text-ink-2">{text}</p>
      <div className="mt-2 flex flex-wrap items-center gap-1.5">{children}</div>
    </div>
  );
}
