/**
 * Plain data as JSON in the one way that depends on the data alone: keys in order of name (by UTF-16 code units), no white space; a key whose value
 * is undefined is left out. For comparing and hashing.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = new Map(Object.entries(value).filter(([, one]) => one !== undefined));
  return `{${[...entries.keys()].sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(entries.get(key))}`).join(",")}}`;
}

/** The places where two pieces of plain data differ, as paths such as `result.order[0]`; at most `most`. Empty when they are equal. */
export function differencesOf(a: unknown, b: unknown, most = 20, path = ""): string[] {
  if (isBranch(a) && isBranch(b) && Array.isArray(a) === Array.isArray(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    const at = (key: string) => (Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
    const own = (branch: object, key: string) => (Object.hasOwn(branch, key) ? (branch as Record<string, unknown>)[key] : undefined);
    return keys.flatMap((key) => differencesOf(own(a, key), own(b, key), most, at(key))).slice(0, most);
  }
  return a === b ? [] : [path];
}

const isBranch = (value: unknown): value is object => typeof value === "object" && value !== null;
