import type { MarkedPiece } from "~/domain/text/mark-words";

/** A text with the words that were searched for marked. The pieces are texts: nothing in them is read as HTML. */
export function MarkedText({ pieces }: { pieces: MarkedPiece[] }) {
  return <>{pieces.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}</>;
}
