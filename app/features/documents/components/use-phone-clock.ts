import { useEffect, useState } from "react";

/** The moment, anew at each full minute and when the phone is taken out again. The first is the server's, so that both sides agree. */
export function usePhoneClock(initialNow: number): number {
  const [now, setNow] = useState(initialNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      const moment = Date.now();
      setNow(moment);
      timer = setTimeout(tick, 60_000 - (moment % 60_000) + 50);
    };
    const look = () => void (document.visibilityState === "visible" && tick());
    tick();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return now;
}
