'use client';

import Link from 'next/link';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { routes } from '@/lib/routes';
import { matchWords } from '../palette/match-words';
import { ProblemPanel } from '../problem/problem-panel';
import { Button } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { TextField } from '../ui/text-field';
import { typedRepository } from './typed-repository';
import { UnlistedNote } from './unlisted-note';
import { useRepositories } from './use-repositories';

/** As many lines are added when the end comes into sight. */
const shownAtOnce = 200;

/** The repositories of a registry, filtered as one types; one that is not listed can be opened by its name. */
export function RepositoryList({ host }: Readonly<{ host: string }>) {
  const { repositories, reason, problem, isReading, readMore, readAgain } = useRepositories(host);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const found = repositories.filter((name) => matchWords(name, text) !== null);
  const typed = typedRepository(host, text);
  const isLeft = found.length > shown || readMore !== null;
  const showMore = () => {
    setShown((count) => Math.min(count, found.length) + shownAtOnce);
    if (found.length <= shown + shownAtOnce && !isReading) readMore?.();
  };
  return (
    <section aria-labelledby="repositories">
      <SectionHead
        id="repositories"
        title="Repositories"
        note={
          isReading && repositories.length === 0
            ? 'asking'
            : countText(found.length, repositories.length, readMore !== null)
        }
      />
      {reason === null ? null : <UnlistedNote host={host} reason={reason} onSolved={readAgain} />}
      {problem === null ? null : (
        <div className="py-4">
          <ProblemPanel problem={problem} heading="h3" withHome={false} retry={readAgain} />
        </div>
      )}
      <TextField
        label="Filter, or type the name of a repository"
        isLabelHidden
        type="search"
        placeholder="Filter, or the name of a repository"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setShown(shownAtOnce);
        }}
        className="my-2 max-w-100 max-md:max-w-full"
      />
      <ul aria-label={`Repositories of ${host}`} className="border-t-[1.5px] border-line-ink">
        {typed === null || repositories.includes(typed) ? null : (
          <Repository host={host} name={typed} note="as typed" />
        )}
        {found.slice(0, shown).map((name) => (
          <Repository key={name} host={host} name={name} />
        ))}
      </ul>
      {isLeft && problem === null && !(isReading && repositories.length === 0) ? (
        <MoreButton isReading={isReading} onMore={showMore} />
      ) : null}
    </section>
  );
}

function Repository({ host, name, note }: Readonly<{ host: string; name: string; note?: string }>) {
  return (
    <li className="border-b border-line hover:bg-hover">
      <Link
        href={routes.repository(`${host}/${name}`)}
        prefetch={false}
        className="mono flex min-h-7 items-center gap-3 px-2 py-1 no-underline wrap-anywhere hover:underline max-md:min-h-11 max-md:px-0"
      >
        {name}
        {note ? <span className="font-sans text-2xs text-ink-3">{note}</span> : null}
      </Link>
    </li>
  );
}

/** More, when it is pressed and when it comes into sight. */
function MoreButton({ isReading, onMore }: Readonly<{ isReading: boolean; onMore: () => void }>) {
  const button = useRef<HTMLButtonElement>(null);
  const more = useEffectEvent(onMore);
  useEffect(() => {
    const { current } = button;
    if (current === null || isReading) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && more());
    observer.observe(current);
    return () => observer.disconnect();
  }, [isReading]);
  return (
    <Button ref={button} onClick={onMore} aria-disabled={isReading} className="mt-2">
      {isReading ? 'Reading more' : 'Load more'}
    </Button>
  );
}

/** `3 of 120`, `the first 1,000`. */
function countText(found: number, known: number, hasMore: boolean): string {
  const all = `${hasMore ? 'the first ' : ''}${known.toLocaleString('en')}`;
  return found === known ? all : `${found.toLocaleString('en')} of ${all}`;
}
