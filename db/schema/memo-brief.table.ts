export type MemoBriefTable = {
  source_document_id: string;
  reach: "denmark" | "europe" | "overseas";
  basis: string;
  /** In the committee's own words; where one is the name of a theme, it counts as that theme. */
  wishes: string[];
  source_line_from: number;
  source_line_to: number;
};
