import { formatDistance } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { DrawnLabel, DrawnMap } from "../present-map";

/** Days are told apart by the form of the sign, by fill and by dashes, so that grey paper says the same as colours. */
const signs = 6;
const inks = 8;
const dayClass = (dayIndex: number) => `st-day--ink-${(dayIndex % inks) + 1} st-day--sign-${dayIndex % signs}`;

/** A drawing of our own data; the programme beside it says the same in words. */
export function ProgrammeMap({ map, label }: { map: DrawnMap; label: string }) {
  const { t, locale } = useTranslator();
  const { width, height, scale } = map;
  return (
    // Narrow screens scroll the map, by keyboard too: its figures would be too small to read.
    <div className="st-paper-map" role="region" aria-label={t("print.map.scroll", { label })} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <rect className="st-paper-map__sea" width={width} height={height} />
        <path className="st-paper-map__land" d={map.land} />
        {map.borders ? <path className="st-paper-map__border" d={map.borders} /> : null}
        {map.lines.map((line, index) => <path key={index} className={`st-paper-map__line ${dayClass(line.dayIndex)}`} d={line.path} />)}
        {map.towns.map((town) => (
          <g key={`${town.name}${town.x}`} className="st-paper-map__town">
            <circle cx={town.x} cy={town.y} r={1.2} />
            <text x={town.textX} y={town.textY} textAnchor={town.anchor}>{town.name}</text>
          </g>
        ))}
        {map.labels.map((one) => (one.moved ? (
          <g key={one.id} className={`st-paper-map__leader ${dayClass(one.dayIndex)}`}>
            <line x1={one.pointX} y1={one.pointY} x2={one.x} y2={one.y} />
            <circle cx={one.pointX} cy={one.pointY} r={1.8} />
          </g>
        ) : null))}
        {map.labels.map((one) => <StopSign key={one.id} sign={one} />)}
        {scale ? (
          <g className="st-paper-map__scale">
            <path d={`M10 ${height - 12}v4h${scale.units}v-4`} />
            <text x={10 + scale.units / 2} y={height - 15} textAnchor="middle">{formatDistance(scale.metres, locale)}</text>
          </g>
        ) : null}
        <rect className="st-paper-map__frame" x={0.5} y={0.5} width={width - 1} height={height - 1} />
      </svg>
    </div>
  );
}

function StopSign({ sign }: { sign: Pick<DrawnLabel, "x" | "y" | "width" | "height" | "text" | "dayIndex"> }) {
  return (
    <g className={`st-paper-map__sign ${dayClass(sign.dayIndex)}`}>
      <SignShape {...sign} />
      <text x={sign.x} y={sign.y + 3} textAnchor="middle">{sign.text}</text>
    </g>
  );
}

function SignShape({ x, y, width, height, dayIndex }: { x: number; y: number; width: number; height: number; dayIndex: number }) {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  if (dayIndex % 3 === 2) {
    return <path d={`M${left - 2} ${y}L${left + 2} ${top}H${right - 2}L${right + 2} ${y}L${right - 2} ${bottom}H${left + 2}Z`} />;
  }
  return <rect x={left} y={top} width={width} height={height} rx={dayIndex % 3 === 0 ? height / 2 : 0} />;
}

/** The form and the dash of a day, for the list below a map. */
export function DaySign({ dayIndex }: { dayIndex: number }) {
  return (
    <svg className="st-programme__day-sign" viewBox="0 0 44 14" aria-hidden="true" focusable="false">
      <path className={`st-paper-map__line ${dayClass(dayIndex)}`} d="M0 7H44" />
      <StopSign sign={{ x: 22, y: 7, width: 14, height: 12, text: String(dayIndex + 1), dayIndex }} />
    </svg>
  );
}
