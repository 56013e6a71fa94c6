/** A page that is made anew does so within this time, or somebody has gone on to something else. */
const patienceMs = 20_000;

/**
 * The content of the page, ready to take the focus; what takes its place when the page is made anew gets the focus too, as long
 * as nobody moved it meanwhile.
 */
export function focusableContent(): HTMLElement | null {
  const first = focusable();
  let content = first;
  const observer = new MutationObserver(() => {
    if (content?.isConnected) return;
    // Between two pages there may be none for a while.
    content = focusable();
    if (document.activeElement === document.body) content?.focus();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), patienceMs);
  return first;
}

function focusable(): HTMLElement | null {
  const content = document.getElementById('main');
  if (content === null) return null;
  content.tabIndex = -1;
  // The ring tells where keys act; here they scroll, as they do anyway.
  content.style.outline = 'none';
  return content;
}
