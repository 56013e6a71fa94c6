'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { familiarReference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { ReferenceField } from '../reference/reference-field';
import { readTypedReference } from '../reference/typed-reference';
import { Button } from '../ui/button';
import { TagChoices } from './tag-choices';

type CompareAskProps = Readonly<{
  /** What is known already; empty where nothing is. */
  a: string;
  b: string;
}>;

type Texts = Readonly<{ a: string; b: string }>;

/** Asks for what to compare with what. Without scripts it is a plain GET form. */
export function CompareAsk(given: CompareAskProps) {
  const router = useRouter();
  const [texts, setTexts] = useState<Texts>(given);
  // What the address brings along and cannot be read is called so at once; what is typed, on Enter.
  const [checked, setChecked] = useState<Texts>(given);

  // What was typed before this script ran is in the fields already.
  useEffect(() => {
    const value = (id: string) => (document.getElementById(id) as HTMLInputElement | null)?.value ?? '';
    setTexts({ a: value('a'), b: value('b') });
  }, []);

  const faultOf = (side: keyof Texts) => {
    const typed = readTypedReference(checked[side]);
    return checked[side] === texts[side] && typed.kind === 'invalid' ? typed.problem : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(texts);
    const [a, b] = [readTypedReference(texts.a), readTypedReference(texts.b)];
    if (a.kind === 'reference' && b.kind === 'reference') router.push(routes.compare(a.picked, b.picked));
    else document.getElementById(a.kind === 'reference' ? 'b' : 'a')?.focus();
  };
  const field = (side: keyof Texts, label: string) => (
    <ReferenceField
      id={side}
      name={side}
      label={label}
      value={texts[side]}
      fault={faultOf(side)}
      placeholder={side === 'a' ? 'alpine:3.19' : 'alpine:3.20'}
      onChange={(event) => setTexts({ ...texts, [side]: event.target.value })}
    />
  );
  const known = readTypedReference(given.a === '' ? given.b : given.a);
  const isHalf = (given.a === '') !== (given.b === '');

  return (
    <main id="main" className="px-6 pt-7 pb-6 max-md:px-4 max-md:pt-5">
      <h1 className="text-md">Compare two references</h1>
      <p className="mt-1 mb-3 max-w-180 text-ink-2">
        Two tags, two digests, or the same image in two registries: what changed per platform, what a host that has the
        one must pull for the other, and which hosts get something else. For two platforms of one image, give it twice.
      </p>
      <form action={routes.compare()} onSubmit={submit} className="flex max-w-240 flex-wrap items-start gap-2.5">
        {field('a', 'Before')}
        {field('b', 'After')}
        <Button type="submit" variant="primary" size="lg" className="h-9 max-md:w-full">
          Compare
        </Button>
      </form>
      {isHalf && known.kind === 'reference' ? (
        <TagChoices
          reference={known.reference}
          hrefOf={(other) => {
            const name = familiarReference(known.reference);
            return given.a === '' ? routes.compare(other, name) : routes.compare(name, other);
          }}
        />
      ) : null}
    </main>
  );
}
