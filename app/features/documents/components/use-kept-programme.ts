import { useEffect, useState } from "react";

/** After so long in a pocket the programme is asked for anew. */
const freshMs = 10 * 60_000;
/** A phone believes to be online before anything can be reached: a kept page looks for the server itself, ever less often. */
const [firstLookMs, longestLookMs] = [5_000, 60_000];

/**
 * Keeps the opened programme on the phone and says whether what is shown came from there. `sharedPath` undefined: the page
 * is not one that is kept. The worker marks the document that it serves from its store.
 */
export function useKeptProgramme(sharedPath: string | undefined, fetchedAt: string): { isKept: boolean } {
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    if (!sharedPath || import.meta.env.DEV || !("serviceWorker" in navigator)) return;
    const served = document.documentElement.dataset.kept === "yes";
    setIsKept(served || !navigator.onLine);
    const workers = navigator.serviceWorker;
    const keep = async () => {
      await workers.register("/programme-worker.js", { scope: "/p/" });
      const worker = (await workers.ready).active;
      await document.fonts.ready;
      if (served) return;
      // Everything this page has needed so far, so that the next opening needs nobody.
      const assets = performance.getEntriesByType("resource").map((entry) => new URL(entry.name)).filter((url) => url.origin === location.origin && /^\/(assets\/|favicon|icon-)/.test(url.pathname));
      worker?.postMessage({ type: "keep", page: location.href, assets: [...new Set(assets.map((url) => url.pathname))] });
    };
    const whenLoaded = () => void keep().catch(() => undefined);
    if (document.readyState === "complete") whenLoaded();
    else window.addEventListener("load", whenLoaded, { once: true });
    const renew = () => {
      if (served || Date.now() - Date.parse(fetchedAt) > freshMs) location.reload();
      else setIsKept(false);
    };
    const lost = () => setIsKept(true);
    const look = () => void (document.visibilityState === "visible" && navigator.onLine && Date.now() - Date.parse(fetchedAt) > freshMs && location.reload());
    const told = (event: MessageEvent) => void ((event.data as { type?: string } | null)?.type === "renewed" && served && location.reload());
    window.addEventListener("online", renew);
    window.addEventListener("offline", lost);
    document.addEventListener("visibilitychange", look);
    workers.addEventListener("message", told);
    if (served) workers.controller?.postMessage({ type: "renewed?", page: location.href });
    const looking = served ? lookForServer() : undefined;
    return () => {
      looking?.abort();
      window.removeEventListener("load", whenLoaded);
      window.removeEventListener("online", renew);
      window.removeEventListener("offline", lost);
      document.removeEventListener("visibilitychange", look);
      workers.removeEventListener("message", told);
    };
  }, [sharedPath, fetchedAt]);
  return { isKept };
}

/** Opens the page again as soon as the server answers for it, also when it answers that the page is gone. */
function lookForServer(): AbortController {
  const stopped = new AbortController();
  const lookIn = (milliseconds: number) => {
    const look = async () => {
      if (stopped.signal.aborted) return;
      // Said so, because it is no second opening.
      const answer = navigator.onLine ? await fetch(location.href, { headers: { "X-Programme-Keep": "yes" }, signal: stopped.signal }).catch(() => null) : null;
      if (answer?.ok || answer?.status === 404 || answer?.status === 410) location.reload();
      else lookIn(Math.min(2 * milliseconds, longestLookMs));
    };
    setTimeout(() => void look(), milliseconds);
  };
  lookIn(firstLookMs);
  return stopped;
}
