import { useState, type MouseEvent } from "react";

export type FileFetch = { busyHref: string | null; failed: boolean; onClick(event: MouseEvent<HTMLAnchorElement>): void };

/** The name that the server gave the file: the one in the form of RFC 5987, else the plain one. */
function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]*)"/i.exec(disposition ?? "")?.[1] ?? "");
}

function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Says that a file is being made until it is there. The links stay plain links: without scripts, with a key held down and where
 * the answer is no file (somebody is signed out), the browser does what it always does.
 */
export function useFileFetch(): FileFetch {
  const [busyHref, setBusyHref] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const get = async (href: string) => {
    setBusyHref(href);
    setFailed(false);
    try {
      const answer = await fetch(href, { credentials: "same-origin" });
      const disposition = answer.headers.get("Content-Disposition");
      if (answer.ok && disposition) saveAs(await answer.blob(), fileNameOf(disposition));
      else if (answer.ok || answer.status < 500) location.assign(href);
      else setFailed(true);
    } catch {
      setFailed(true);
    } finally {
      setBusyHref(null);
    }
  };
  return {
    busyHref, failed,
    onClick: (event) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (busyHref === null) void get(event.currentTarget.href);
    },
  };
}
