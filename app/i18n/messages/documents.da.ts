export const documentsDa = {
  "document.page-of": "Side {page} af {pages}",
  "document.contents": "Indhold",
} as const;
