const id = 'announcement';
/** Assistive technology must have seen the region before its text is news. */
const settleMs = 100;

/** Says `text` politely to those who cannot see what changed, whatever becomes of the element that had it to say. */
export function announce(text: string): void {
  const region = document.getElementById(id) ?? addRegion();
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, settleMs);
}

function addRegion(): HTMLElement {
  const region = document.createElement('div');
  region.id = id;
  region.role = 'status';
  region.className = 'sr-only';
  document.body.append(region);
  return region;
}
