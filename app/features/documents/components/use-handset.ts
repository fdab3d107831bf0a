import { useEffect, useState } from "react";
import { handsetOf, type Handset } from "../present-phone";

/** Which maps this device has; known in the browser only, and a map on the web until then. */
export function useHandset(): Handset {
  const [handset, setHandset] = useState<Handset>("other");
  useEffect(() => setHandset(handsetOf(navigator.userAgent)), []);
  return handset;
}
