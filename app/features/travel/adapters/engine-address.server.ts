/** Where an engine answers: `at` appends a path and a query to its address, `headers` prove who asks. */
export type EngineAddress = { at: (path: string, query?: string) => URL; headers: Record<string, string> };

/**
 * Reads the address of an engine as it was set. A query in it (`?key=…`) goes along with every request, and `user:password@` becomes a
 * header: `fetch` takes no address with a password, and says the whole address in its error.
 */
export function engineAddress(setting: string): EngineAddress {
  const base = new URL(setting);
  const [user, password] = [decodeURIComponent(base.username), decodeURIComponent(base.password)];
  base.username = "";
  base.password = "";
  base.hash = "";
  return {
    headers: user || password ? { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` } : {},
    at: (path, query = "") => {
      const url = new URL(base);
      if (path) url.pathname = `${base.pathname.replace(/\/+$/, "")}/${path}`;
      url.search = [base.search.replace(/^\?/, ""), query].filter(Boolean).join("&");
      return url;
    },
  };
}
