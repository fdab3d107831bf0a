import { useEffect } from "react";

/** A style sheet that the page need not wait for, once the page is there. */
export function useLateStylesheet(href: string): void {
  useEffect(() => {
    if (document.head.querySelector(`link[href="${href}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  }, [href]);
}
