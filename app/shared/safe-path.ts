/** A path of this site to return to; anything that could lead elsewhere becomes `fallback`. */
export function safePath(value: unknown, fallback = "/"): string {
  return typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : fallback;
}
