import 'server-only';

/** What is kept for somebody, and let go when nobody comes back for it in time. To be disposed of when it is over. */
export class Hold {
  readonly #timer: NodeJS.Timeout;
  #isHeld = false;
  #wasLetGo = false;

  constructor(heldMs: number, letGo: () => void) {
    this.#timer = setTimeout(() => {
      if (!this.#isHeld) return;
      this.#wasLetGo = true;
      letGo();
    }, heldMs).unref();
  }

  get wasLetGo(): boolean {
    return this.#wasLetGo;
  }

  /** From now on it is waited for. */
  begin(): void {
    this.#isHeld = true;
    this.#timer.refresh();
  }

  end(): void {
    this.#isHeld = false;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
