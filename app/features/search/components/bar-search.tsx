import { Link, useLocation } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { searchPath } from "../schema";
import { SearchBox } from "./search-box";

/** The box of the top bar; on a phone, which has no room for it, a link to the page of the search, where the box stands itself. */
export function BarSearch() {
  const { t } = useTranslator();
  if (useLocation().pathname === searchPath) return null;
  return (
    <>
      <SearchBox place="bar" />
      <Link to={searchPath} className="st-search-link"><Icon name="search" label={t("search.title")} /></Link>
    </>
  );
}
