import type { Finding } from "~/domain/itinerary/finding";
import { useTranslator } from "~/i18n/use-translator";
import { Icon, type IconName } from "~/ui/icon";
import { useBoardContext, type BoardPane } from "./board-context";

/** Where there is room for one pane only: which one. */
export function BoardPanes({ pane, wishes, findings }: { pane: BoardPane; wishes: number; findings: Finding[] }) {
  const { t, tDynamic } = useTranslator();
  const { acts } = useBoardContext();
  const weighty = findings.filter((finding) => finding.severity !== "notice").length;
  const panes: { pane: BoardPane; icon: IconName; count: number | null }[] = [
    { pane: "program", icon: "calendar-month", count: null },
    { pane: "map", icon: "map", count: null },
    { pane: "wishes", icon: "list-bulleted", count: wishes },
    { pane: "findings", icon: "flag", count: weighty },
  ];
  return (
    <nav className="st-board__bar" aria-label={t("planner.panes.label")}>
      {panes.map((one) => (
        <button key={one.pane} type="button" aria-current={one.pane === pane || undefined} onClick={() => acts.show(one.pane)}>
          <span><Icon name={one.icon} />{one.count === null ? null : <> <span className="st-board__bar-count">{one.count}</span></>}</span>{" "}
          <span>{tDynamic(`planner.panes.${one.pane}`)}</span>
        </button>
      ))}
    </nav>
  );
}
