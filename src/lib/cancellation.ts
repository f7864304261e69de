/**
 * One-shot cancellation: the deadline has passed, or the client has disconnected. It is not an `AbortSignal`:
 * a request adds a listener per question, and `addEventListener` is linear in the listeners already there.
 */
export class Cancellation {
  #isCancelled = false;
  #listeners: (() => void)[] | undefined;

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Calls the listeners in the order in which they were added. Further calls do nothing. */
  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    const listeners = this.#listeners ?? [];
    this.#listeners = undefined;
    for (const listener of listeners) listener();
  }

  /** Adds a listener; calls it at once if cancelled already. */
  onCancel(listener: () => void): void {
    if (this.#isCancelled) listener();
    else (this.#listeners ??= []).push(listener);
  }
}
