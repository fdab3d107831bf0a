import { useTranslator } from "~/i18n/use-translator";
import { Sheet } from "./sheet";

const rows = ["move", "far", "day", "length", "open", "remove", "drag"] as const;

/** The keys of the board, for whoever does without a pointer. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { t, tDynamic } = useTranslator();
  return (
    <Sheet title={t("planner.keys.title")} lead={t("planner.keys.lead")} onAsk={onClose}>
      <div className="st-sheet__body">
        <table className="table table--compact">
          <thead><tr><th scope="col">{t("planner.keys.key")}</th><th scope="col">{t("planner.keys.act")}</th></tr></thead>
          <tbody>{rows.map((row) => <tr key={row}><td><kbd>{tDynamic(`planner.keys.${row}.key`)}</kbd></td><td>{tDynamic(`planner.keys.${row}.act`)}</td></tr>)}</tbody>
        </table>
      </div>
    </Sheet>
  );
}
