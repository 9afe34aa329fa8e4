/**
 * Who may change what the sockets are in, and when: a batch of events is dealt with alone, so that nobody enters a room
 * between the moment it was judged and the moment it is told; subscriptions may go side by side. In the order of asking.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  /** Those going side by side since the last one who was alone. */
  #together: Promise<unknown>[] = [];

  alone<T>(work: () => Promise<T>): Promise<T> {
    const before = [this.#last, ...this.#together];
    const turn = Promise.allSettled(before).then(work);
    this.#last = turn.catch(() => {});
    this.#together = [];
    return turn;
  }

  together<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#together.push(turn.catch(() => {}));
    return turn;
  }
}
