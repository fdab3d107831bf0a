import type { ShouldRevalidateFunction } from "@remix-run/react";

/**
 * For pages whose forms can be refused because something has changed meanwhile (409): what is stored now is fetched and stands beside
 * what was typed, and the next save carries its version. By itself the router asks again only after a form that went through.
 */
export const revalidateAfterConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) => actionStatus === 409 || defaultShouldRevalidate;
