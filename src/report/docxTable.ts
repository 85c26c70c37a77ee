import {
  BorderStyle,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { columnShares } from "./columnShares.ts";
import type { Table, TableColumn, Text } from "./documentModel.ts";

/** Width between the margins of an A4 page, in twentieths of a point. */
const textWidth = 9026;
/** Tables of up to so many rows stay on one page. */
const mostKept = 8;

/** Styles of the paragraphs in cells; their look is in the styles of the document. */
export const cellStyles = { left: "TableText", right: "TableNumber" } as const;

const rule = { style: BorderStyle.SINGLE, size: 6, color: "1B1B1B" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const margins = { left: 60, right: 60 };

/** A table as Word knows it: the head repeated on every page, rows never split, rules above and below. */
export function docxTable({ columns, rows }: Table, runs: (text: Text) => TextRun[]): WordTable {
  const widths = columnShares(columns).map((share) => Math.round(textWidth * share));
  const head = columns.map(({ head: text }) => [new TextRun({ text, bold: true })]);
  const body = rows.map((row) => row.map(runs));
  const isShort = rows.length <= mostKept;
  const row = (cells: TextRun[][], isHead: boolean, keepNext: boolean): TableRow =>
    new TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: true,
      children: cells.map((cell, i) =>
        tableCell(cell, columns[i]!, widths[i]!, { isHead, keepNext }),
      ),
    });
  return new WordTable({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins,
    borders: {
      top: rule,
      bottom: rule,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      row(head, true, true),
      ...body.map((cells, i) => row(cells, false, isShort && i < rows.length - 1)),
    ],
  });
}

function tableCell(
  children: TextRun[],
  { align = "left" }: TableColumn,
  width: number,
  { isHead, keepNext }: { readonly isHead: boolean; readonly keepNext: boolean },
): TableCell {
  const style = cellStyles[align];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(isHead && { borders: { bottom: rule } }),
    children: [new Paragraph({ style, ...(keepNext && { keepNext }), children })],
  });
}
