import { linkedText } from "../present-phone";

/** A line whose phone numbers, mail addresses and web pages can be pressed. */
export function LinkedText({ text }: { text: string }) {
  return <>{linkedText(text).map((part, index) => (part.type === "text" ? part.text : <a key={index} href={part.href} rel="noreferrer">{part.text}</a>))}</>;
}
