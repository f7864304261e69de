/**
 * Waits for a reply of Redis no longer than a time limit. A reply that has arrived by then counts even when the process
 * was too busy to read it: the limit ends only after the event loop has read its sockets once more.
 *
 * @returns undefined when the reply is late or an error
 */
export function inTime<Reply>(reply: Promise<Reply>, milliseconds: number): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(undefined);
    const timer = setTimeout(() => setImmediate(giveUp), milliseconds);
    const settle = (value: Reply | undefined) => {
      clearTimeout(timer);
      resolve(value);
    };
    reply.then(settle, () => settle(undefined));
  });
}
