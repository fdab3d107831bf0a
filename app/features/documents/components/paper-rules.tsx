import { useTranslator } from "~/i18n/use-translator";

/** A text as a CSS string; every sign that could end it or the style element is written by its number. */
export function cssString(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} .,–-]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}

/** The running head and the page numbers: they stand in the margins of the paper, where only a style sheet can write. */
export function PaperRules({ title, dates, status, mark }: { title: string; dates: string; status: string; mark: string }) {
  const { t } = useTranslator();
  const foot = `content: ${cssString(`${t("print.running.page")} `)} counter(page) ${cssString(` ${t("print.running.of")} `)} counter(pages);`;
  const rules = [
    `@page programme { @top-left { content: ${cssString(title)}; } @top-right { content: ${cssString(dates)}; }`,
    `@bottom-left { content: ${cssString(`${status}, ${mark}`)}; } @bottom-right { ${foot} } }`,
    `@page programme-cover { @bottom-right { ${foot} } }`,
  ].join(" ");
  return <style dangerouslySetInnerHTML={{ __html: rules }} />;
}
