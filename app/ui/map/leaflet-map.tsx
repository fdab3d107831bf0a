import { lazy, Suspense, useId } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { ClientOnly } from "../client-only";
import type { LeafletMapProps } from "./map-types";

// Leaflet touches the window when it is loaded: never on the server, and only on pages with a map.
const LeafletCanvas = lazy(() => import("./leaflet-canvas"));

/** A muted map with numbered places and lines. It keeps its place on the page while it loads, and can be skipped. */
export function LeafletMap(props: LeafletMapProps) {
  const { t } = useTranslator();
  const afterId = `${useId()}-after`;
  const waiting = <div className="st-map__canvas st-map__canvas--waiting" />;
  return (
    <section className={`st-map${props.className ? ` ${props.className}` : ""}`} aria-label={props.label}>
      <a href={`#${afterId}`} className="st-map__skip">{t("map.skip")}</a>
      <ClientOnly fallback={waiting}>
        {() => (
          <Suspense fallback={waiting}>
            <LeafletCanvas {...props} />
          </Suspense>
        )}
      </ClientOnly>
      <noscript><p className="st-map__note">{t("map.no-script")}</p></noscript>
      <div id={afterId} tabIndex={-1} className="st-map__after" />
    </section>
  );
}
