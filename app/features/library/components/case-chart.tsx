import { useId } from "react";
import { wrapLabel, type Drawing } from "../present-chart";

const lineHeight = 18;
const barHeight = 16;
const gap = 10;
const groupGap = 18;
const axisHeight = 24;
/** The figures after the longest bar need room of their own. */
const plotWidth = "84%";

type Props<Kind extends Drawing["kind"]> = { drawing: Extract<Drawing, { kind: Kind }>; title: string; description: string };

/** Bars from zero, each with its name above it and its number at its end: nothing has to be told apart by colour. */
export function BarDrawing({ drawing, title, description }: Props<"bars">) {
  const id = useId();
  const percent = (value: number) => `${(value / drawing.max) * 100}%`;
  let top = 0;
  const groups = drawing.groups.map((group) => {
    const heading = { y: top, lines: wrapLabel(group.bars[0]!.label === null && drawing.valueBeside === "label" ? `${group.label}: ${group.bars[0]!.text}` : group.label) };
    top += heading.lines.length * lineHeight;
    const bars = group.bars.map((bar) => {
      const lines = bar.label === null ? [] : wrapLabel(bar.label);
      const placed = { ...bar, lines, y: top, barY: top + lines.length * lineHeight + 2 };
      top = placed.barY + barHeight + (bar.label === null ? gap : 6);
      return placed;
    });
    top += group.bars.length > 1 ? groupGap : 0;
    return { heading, bars };
  });
  return (
    <svg className="st-chart__svg" role="img" aria-labelledby={`${id}-title ${id}-description`} width="100%" height={top + axisHeight}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <svg width={plotWidth} height={top + axisHeight} overflow="visible">
        {drawing.ticks.map((tick) => (
          <g key={tick.value}>
            <line className="st-chart__grid" x1={percent(tick.value)} x2={percent(tick.value)} y1="0" y2={top} />
            <text className="st-chart__tick" x={percent(tick.value)} y={top + 16} textAnchor={tick.value === 0 ? "start" : "middle"}>{tick.text}</text>
          </g>
        ))}
        {groups.map(({ heading, bars }) => (
          <g key={heading.y}>
            <Label lines={heading.lines} y={heading.y} strong={bars.length > 1} />
            {bars.map((bar) => (
              <g key={bar.y}>
                <Label lines={bar.lines} y={bar.y} />
                {bar.value === null ? null : <rect className="st-chart__bar" x="0" y={bar.barY} width={percent(bar.value)} height={barHeight} />}
                {drawing.valueBeside === "bar" ? <text className="st-chart__value" x={bar.value === null ? 0 : percent(bar.value)} dx={bar.value === null ? 0 : 6} y={bar.barY + 13}>{bar.text}</text> : null}
              </g>
            ))}
          </g>
        ))}
      </svg>
    </svg>
  );
}

/** Wholes cut into shares, darkest first as in the legend, each with its number where it has room. */
export function ShareDrawing({ drawing, title, description }: Props<"shares">) {
  const id = useId();
  const narrowest = 8;
  const step = lineHeight + 24 + gap;
  const totalGap = drawing.rows.length > 1 && drawing.rows.some((row) => row.total) ? 14 : 0;
  const firstTotal = drawing.rows.findIndex((row) => row.total);
  const yOf = (index: number) => index * step + (firstTotal > 0 && index >= firstTotal ? totalGap : 0);
  const height = yOf(drawing.rows.length - 1) + step;
  return (
    <>
      <ul className="st-chart__legend no-max-width" aria-hidden="true">
        {drawing.legend.map((label, index) => <li key={label}><span className={`st-chart__swatch st-chart__swatch--${index}`} />{label}</li>)}
      </ul>
      <svg className="st-chart__svg" role="img" aria-labelledby={`${id}-title ${id}-description`} width="100%" height={height}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {drawing.rows.map((row, index) => {
          // Rounded shares do not always add up to a hundred: the whole is as wide as what is printed.
          const whole = Math.max(100, row.shares.reduce((sum, share) => sum + share.value, 0));
          let from = 0;
          return (
            <g key={row.label}>
              <Label lines={[row.label]} y={yOf(index)} strong={row.total} />
              {row.shares.map((share, place) => {
                const [start, width] = [(from / whole) * 100, (share.value / whole) * 100];
                from += share.value;
                return (
                  <g key={drawing.legend[place]}>
                    <rect className={`st-chart__share st-chart__share--${place}`} x={`${start}%`} y={yOf(index) + lineHeight + 2} width={`${width}%`} height={22} />
                    {width >= narrowest ? <text className={`st-chart__inside st-chart__inside--${place}`} x={`${start + width / 2}%`} y={yOf(index) + lineHeight + 18} textAnchor="middle">{share.text}</text> : null}
                  </g>
                );
              })}
            </g>
          );
        })}
      </svg>
    </>
  );
}

function Label({ lines, y, strong }: { lines: string[]; y: number; strong?: boolean }) {
  return (
    <text className={`st-chart__label${strong ? " st-chart__label--strong" : ""}`} y={y + 13}>
      {lines.map((line, index) => <tspan key={line} x="0" dy={index === 0 ? 0 : lineHeight}>{line}</tspan>)}
    </text>
  );
}
