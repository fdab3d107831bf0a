import { inlinesOf, type Block, type Drawing, type InlineText, type Shape } from "~/domain/documents/document";
import { Icon } from "~/ui/icon";

/** The blocks of a document as a page shows them; `below` is the level of the heading that stands over them. */
export function PaperBlocks({ blocks, below }: { blocks: readonly Block[]; below: number }) {
  return blocks.map((block, index) => <PaperBlock key={index} block={block} below={below} />);
}

function PaperBlock({ block, below }: { block: Block; below: number }) {
  switch (block.kind) {
    case "heading":
      return (
        <>
          <Heading level={below + block.level}>{block.text}</Heading>
          {block.note ? <p className="st-paper-note">{block.note}</p> : null}
        </>
      );
    case "paragraph":
      return <p className={block.look ? `st-paper-${block.look}` : undefined}><Text text={block.text} /></p>;
    case "list": {
      const items = block.items.map((item, index) => <li key={index}><Text text={item} /></li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <PaperTable table={block} />;
    case "group":
      return <PaperBlocks blocks={block.blocks} below={below} />;
    case "note":
      return (
        <div className={`alert alert-${block.tone}`}>
          <Icon name={block.tone} className="alert-icon" />
          <div className="alert-body">
            {block.heading ? <p className="alert-heading">{block.heading}</p> : null}
            <div className="alert-text"><PaperBlocks blocks={block.blocks} below={below} /></div>
          </div>
        </div>
      );
    case "facts":
      return <dl className="st-facts">{block.rows.map((row, index) => <div key={index} className="st-paper-fact"><dt>{row.term}</dt><dd><Text text={row.text} /></dd></div>)}</dl>;
    case "figure":
      return <figure className="st-paper-figure"><DrawingView drawing={block.drawing} alt={block.alt} />{block.caption ? <figcaption>{block.caption}</figcaption> : null}</figure>;
    case "entry":
      return (
        <div className="st-paper-entry">
          <p className="st-paper-entry__margin">{block.margin.join(" · ")}</p>
          <Heading level={below + block.level}>{block.number ? `${block.number}. ` : ""}{block.title}</Heading>
          {block.mark ? <p className="st-paper-note">{block.mark}</p> : null}
          <PaperBlocks blocks={block.blocks} below={below} />
        </div>
      );
    case "passage":
      return <p className="st-paper-quiet"><Text text={block.text} /></p>;
    case "page-break":
      return null;
  }
}

function Heading({ level, children }: { level: number; children: React.ReactNode }) {
  const Tag = `h${Math.min(6, level)}` as "h2";
  return <Tag>{children}</Tag>;
}

/** Line breaks in the text are kept by the style of the paper. */
function Text({ text }: { text: InlineText }) {
  return inlinesOf(text).map((one, index) => {
    const words = one.href ? <a href={one.href}>{one.text}</a> : one.text;
    if (one.bold) return <strong key={index}>{words}</strong>;
    return one.italic ? <em key={index}>{words}</em> : <span key={index}>{words}</span>;
  });
}

function PaperTable({ table }: { table: Extract<Block, { kind: "table" }> }) {
  const sumsFrom = table.rows.length - (table.sumRows ?? 0);
  const look = (column: number) => (table.columns[column]?.align === "right" ? "align-text-right" : undefined);
  return (
    <div className="table--responsive-scroll" tabIndex={0} role="group" aria-label={table.caption}>
      <table className="table table--extracompact st-paper-table">
        <caption className="sr-only">{table.caption}</caption>
        <thead><tr>{table.columns.map((column, index) => <th key={index} scope="col" className={look(index)}>{column.heading}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row, rowIndex) => (
            <tr key={rowIndex} className={rowIndex >= sumsFrom ? "st-paper-sum" : undefined}>
              {row.map((cell, index) => (table.hasRowHeadings && index === 0
                ? <th key={index} scope="row"><Text text={cell} /></th>
                : <td key={index} className={look(index)}><Text text={cell} /></td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DrawingView({ drawing, alt }: { drawing: Drawing; alt: string }) {
  return (
    <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={alt}>
      {drawing.shapes.map((shape, index) => <ShapeView key={index} shape={shape} />)}
    </svg>
  );
}

function ShapeView({ shape }: { shape: Shape }) {
  if (shape.type === "text") return <text x={shape.x} y={shape.y} fontSize={shape.size} textAnchor={shape.anchor} fontWeight={shape.bold ? 700 : 400} fill={shape.fill}>{shape.text}</text>;
  const paint = { fill: shape.fill ?? "none", stroke: shape.stroke, strokeWidth: shape.lineWidth };
  if (shape.type === "path") return <path d={shape.path} {...paint} strokeDasharray={shape.dash?.join(" ")} />;
  if (shape.type === "rect") return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx={shape.radius} {...paint} />;
  return <circle cx={shape.x} cy={shape.y} r={shape.radius} {...paint} />;
}
