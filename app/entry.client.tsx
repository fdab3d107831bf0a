import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { registerMessages } from "~/i18n/message-store";

async function hydrate() {
  if (document.documentElement.lang === "en") registerMessages("en", (await import("~/i18n/messages.en")).messagesEn);
  else registerMessages("da", (await import("~/i18n/messages.da")).messagesDa);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

void hydrate();
