/** What a command answers: it was done, or it was refused for a reason of the feature's closed union. */
export type Outcome<Value, Reason extends { code: string }> = { ok: true; value: Value } | { ok: false; reason: Reason };

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refused<Reason extends { code: string }>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
