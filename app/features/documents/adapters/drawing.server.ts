import type { Drawing, Shape } from "~/domain/documents/document";

/** A drawing as an SVG file. */
export function writeSvg({ width, height, shapes }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, sans-serif">${shapes.map(element).join("")}</svg>`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function attributes(values: Record<string, string | number | undefined>): string {
  return Object.entries(values).map(([name, value]) => (value === undefined ? "" : ` ${name}="${escaped(String(value))}"`)).join("");
}

function element(shape: Shape): string {
  if (shape.type === "text") {
    return `<text${attributes({ x: shape.x, y: shape.y, "font-size": shape.size, "text-anchor": shape.anchor, "font-weight": shape.bold ? "bold" : undefined, fill: shape.fill })}>${escaped(shape.text)}</text>`;
  }
  const paint = { fill: shape.fill ?? "none", stroke: shape.stroke, "stroke-width": shape.stroke ? (shape.lineWidth ?? 1) : undefined };
  switch (shape.type) {
    case "path":
      return `<path${attributes({ d: shape.path, ...paint, "stroke-dasharray": shape.dash?.join(" ") })}/>`;
    case "rect":
      return `<rect${attributes({ x: shape.x, y: shape.y, width: shape.width, height: shape.height, rx: shape.radius, ...paint })}/>`;
    case "circle":
      return `<circle${attributes({ cx: shape.x, cy: shape.y, r: shape.radius, ...paint })}/>`;
  }
}
