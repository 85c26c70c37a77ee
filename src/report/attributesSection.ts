import { cite, paragraph } from "./documentBuilder.ts";
import type { Block, DocumentSection, Text } from "./documentModel.ts";

/** An attribute of the estimand and its definition. */
export type AttributeRow = readonly [attribute: string, definition: Text];

/** The estimand by the five attributes of ICH E9(R1), and what follows from them. */
export function attributesSection(
  rows: readonly AttributeRow[],
  after: readonly Block[],
): DocumentSection {
  return {
    heading: "Estimand",
    blocks: [
      paragraph(
        "The primary estimand has the five attributes of ICH E9(R1) ",
        cite("ICH2019"),
        ".",
      ),
      {
        type: "table",
        caption: "Attributes of the primary estimand",
        columns: [{ head: "Attribute", width: 0.24 }, { head: "Definition" }],
        rows,
      },
      ...after,
    ],
  };
}
