import { useSyncExternalStore, type ReactNode } from "react";

const never = () => () => undefined;

/** Renders its children in the browser only, after hydration; the server and the first paint show `fallback`. */
export function ClientOnly({ children, fallback = null }: { children: () => ReactNode; fallback?: ReactNode }) {
  const inBrowser = useSyncExternalStore(never, () => true, () => false);
  return <>{inBrowser ? children() : fallback}</>;
}
