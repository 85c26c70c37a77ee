import { csvText, type Column } from "./csvText.ts";
import { dataTable } from "./dataTable.ts";
import { element, uniqueId } from "./element.ts";
import { saveText } from "./saveFile.ts";
import { savePicture } from "./savePicture.ts";

export interface FrameOptions<Row> {
  readonly title: string;
  /** Stem of the names of downloaded files. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** What remakes the figure, put into the SVG: study, seed, version. */
  readonly study?: () => string;
  /** Starts as narrow as its column or spans all of them ("wide"). */
  readonly span?: "column" | "wide";
}

export interface FigureContent<Row> {
  readonly picture: SVGElement | HTMLElement;
  /** One sentence that says what there is to see, with the numbers in it. */
  readonly caption: string | Node;
  readonly rows: readonly Row[];
}

/** A figure that keeps its frame, its focus and its open table while its content changes. */
export interface FigureFrame<Row> extends HTMLElement {
  update(content: FigureContent<Row>): void;
}

export function figureFrame<Row>(options: FrameOptions<Row>): FigureFrame<Row> {
  const { title, name, columns, span = "column" } = options;
  let content: FigureContent<Row> | undefined;
  const titleId = uniqueId("figure");
  const caption = element("figcaption", { "aria-live": "off" });
  const holder = element("div", { class: "figure-picture" });
  const table = dataTable({ columns, rows: () => content?.rows ?? [], caption: title });
  const save = (format: "svg" | "png") => {
    const svg = holder.querySelector("svg");
    const description = caption.textContent;
    if (svg)
      void savePicture(svg, { name, format, title, description, metadata: options.study?.() });
  };
  const saveRows = () => saveText(`${name}.csv`, csvText(columns, content?.rows ?? []), "text/csv");
  const tool = (label: string, act: () => void) =>
    element("button", { type: "button", class: "link-button", onclick: act, "aria-label": `Download “${title}” as ${label}` }, label); // prettier-ignore
  const figure = element(
    "figure",
    { class: "figure", "aria-labelledby": titleId, "data-span": span },
    element("h3", { class: "figure-title", id: titleId }, title),
    caption,
    holder,
    element(
      "div",
      { class: "figure-tools" },
      table,
      element(
        "span",
        { class: "figure-downloads" },
        tool("SVG", () => save("svg")),
        tool("PNG", () => save("png")),
        tool("CSV", saveRows),
      ),
    ),
  );
  const update = (next: FigureContent<Row>) => {
    content = next;
    caption.replaceChildren(next.caption);
    holder.replaceChildren(next.picture);
    table.refresh();
  };
  return Object.assign(figure, { update }) as HTMLElement as FigureFrame<Row>;
}
