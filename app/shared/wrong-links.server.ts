/** So many wrong links an address may try in the window before it has to wait: a family of phones behind one address with an old link stays well below. */
const mostWrong = 60;
const windowMs = 10 * 60_000;
/** The table is emptied beyond this size: it guards the memory of a long-lived server. */
const mostAddresses = 10_000;

export type WrongLinks = {
  /** Seconds until the address may try again; 0 when it may now. */
  waitSeconds(address: string, now: number): number;
  note(address: string, now: number): void;
};

/** Counts wrong links by the address they came from. `now` is in milliseconds. */
export function countWrongLinks(): WrongLinks {
  const seen = new Map<string, { since: number; count: number }>();
  return {
    waitSeconds(address, now) {
      const one = seen.get(address);
      if (!one || now - one.since >= windowMs || one.count < mostWrong) return 0;
      return Math.ceil((one.since + windowMs - now) / 1000);
    },
    note(address, now) {
      const one = seen.get(address);
      if (one && now - one.since < windowMs) one.count += 1;
      else {
        if (seen.size >= mostAddresses) seen.clear();
        seen.set(address, { since: now, count: 1 });
      }
    },
  };
}

/** Who asks: the other end of the connection, or whom a proxy on this machine or network names as the other end of its own. */
export function askingAddress(remote: string | undefined, forwardedFor: string | undefined): string {
  const isProxy = /^(::1$|::ffff:127\.|127\.|10\.|::ffff:10\.|192\.168\.|::ffff:192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::ffff:172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i.test(remote ?? "");
  const named = isProxy ? forwardedFor?.split(",").at(-1)?.trim() : undefined;
  return named || (remote ?? "");
}
