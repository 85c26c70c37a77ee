import { csvText } from "./csvText.ts";
import { dataTable } from "./dataTable.ts";
import { element } from "./element.ts";
import type { FrameOptions } from "./figureFrame.ts";
import { saveText } from "./saveFile.ts";
import { savePicture } from "./savePicture.ts";

/** What the figure shows at the moment a tool is used. */
export interface ShownFigure<Row> {
  readonly picture: () => SVGSVGElement | null;
  readonly caption: () => string;
  readonly rows: () => readonly Row[];
}

export interface FigureTools extends HTMLElement {
  /** Draws the open table anew. */
  refresh(): void;
}

/** Under a figure: its data as a table, and the figure and its data as files. */
export function figureTools<Row>(
  { title, name, columns, study }: FrameOptions<Row>,
  { picture, caption, rows }: ShownFigure<Row>,
): FigureTools {
  const table = dataTable({ columns, rows, caption: title });
  const save = (format: "svg" | "png") => () => {
    const svg = picture();
    const credits = { title, description: caption(), metadata: study?.() };
    if (svg) void savePicture(svg, { name, format, ...credits });
  };
  const saveRows = () => saveText(`${name}.csv`, csvText(columns, rows()), "text/csv");
  const tool = (label: string, onclick: () => void) => {
    const spoken = { "aria-label": `Download “${title}” as ${label}` };
    return element("button", { type: "button", class: "link-button", onclick, ...spoken }, label);
  };
  const buttons = [tool("SVG", save("svg")), tool("PNG", save("png")), tool("CSV", saveRows)];
  const downloads = element("span", { class: "figure-downloads" }, ...buttons);
  const tools = element("div", { class: "figure-tools" }, table, downloads);
  return Object.assign(tools, { refresh: table.refresh });
}
