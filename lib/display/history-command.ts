/**
 * The Dockerfile instruction behind `created_by` of a history step: without the shell, `#(nop)` and BuildKit's mark.
 * @see image-spec config.md, `history`
 */
export function historyCommand(createdBy: string): string {
  const text = createdBy.replace(/\s+# buildkit$/, '').trim();
  const nop = /^(?:\/bin\/sh -c|cmd \/S \/C)\s+#\(nop\)\s*/.exec(text)?.[0];
  if (nop !== undefined) return text.slice(nop.length);
  const run =
    /^(?:RUN )?(?:\|\d+ .*?)?(?:\/bin\/sh -c|\/bin\/(?:ba|a)sh -(?:e|o|c|euxo pipefail)+ -?c?|cmd \/S \/C)\s+/s.exec(
      text,
    )?.[0];
  return run === undefined ? text : `RUN ${text.slice(run.length)}`;
}
