import { useEffect } from "react";
import otherScripts from "~/styles/other-scripts.css?url";

export { otherScripts };

/** Names in Korean, Arabic and Hebrew get a face on machines that have none; once the page is there, since it need not wait for it. */
export function useOtherScripts(): void {
  useEffect(() => {
    if (document.head.querySelector(`link[href="${otherScripts}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = otherScripts;
    document.head.append(link);
  }, []);
}
