import type { Column } from "./csvText.ts";
import { element, uniqueId } from "./element.ts";
import { figureTools } from "./figureTools.ts";
import { labelPicture } from "./labelPicture.ts";

export interface FrameOptions<Row> {
  readonly title: string;
  /** Stem of the names of downloaded files. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** What remakes the figure, put into the SVG: study, seed, version. */
  readonly study?: () => string;
  /** Takes its place among other figures ("column") or the whole width ("wide"). */
  readonly span?: "column" | "wide";
  /** Room kept for the picture until it is drawn: a CSS length, its percentages of the width ("230px"). */
  readonly height?: string;
  /** The same on a narrow screen, where the picture is laid out another way there (`height`). */
  readonly narrowHeight?: string;
  /** Rank of the title among the headings of the page (3). */
  readonly rank?: 2 | 3;
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
  const { title, height = "230px", narrowHeight = height, span = "column", rank = 3 } = options;
  const id = uniqueId("figure");
  let rows: readonly Row[] = [];
  const heading = element(`h${rank}`, { class: "figure-title", id }, title);
  const caption = element("figcaption", { id: `${id}-caption` });
  const room = `--height: ${height}; --narrow-height: ${narrowHeight}`;
  const holder = element("div", { class: "figure-picture", style: room });
  const tools = figureTools(options, {
    picture: () => holder.querySelector("svg"),
    caption: () => caption.textContent ?? "",
    rows: () => rows,
  });
  const attributes = { class: "figure", "aria-labelledby": id, "data-span": span };
  const figure = element("figure", attributes, heading, caption, holder, tools);
  const update = (next: FigureContent<Row>) => {
    rows = next.rows;
    caption.replaceChildren(next.caption);
    labelPicture(next.picture, caption.id);
    holder.replaceChildren(next.picture);
    tools.refresh();
  };
  return Object.assign(figure, { update }) as HTMLElement as FigureFrame<Row>;
}
