import spriteUrl from "../../node_modules/dkfds/src/img/all-svg-icons.svg?url";

export type IconName =
  | "arrow-back" | "arrow-forward" | "arrow-upward" | "arrow-downward" | "calendar-month" | "check" | "chevron-down" | "chevron-left"
  | "chevron-right" | "chevron-up" | "close" | "delete" | "document" | "drag-pan" | "edit" | "error" | "help" | "info" | "list-bulleted"
  | "location" | "lock" | "map" | "minus" | "more-vert" | "open-in-new" | "plus" | "print" | "refresh" | "reply" | "forward" | "save" | "search"
  | "star" | "success" | "time" | "tune" | "visibility" | "visibility-off" | "warning" | "persons" | "business" | "truck" | "car" | "copy" | "flag" | "link" | "download" | "smartphone";

/** An icon beside a word. Without a label it is hidden from screen readers: the word beside it says the same. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  return (
    <svg className={`icon-svg st-icon${className ? ` ${className}` : ""}`} focusable="false" {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}>
      <use href={`${spriteUrl}#${name}`} />
    </svg>
  );
}
