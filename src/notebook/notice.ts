import { element } from "./element.ts";

export interface NoticeOptions {
  readonly title: string;
  readonly items?: readonly string[];
  /** A problem is announced at once and stands out; a note is not and does not. */
  readonly kind?: "note" | "problem";
}

/** Something the reader should know and can put away: a bad value in a link, a study that was mended. */
export function notice({ title, items = [], kind = "note" }: NoticeOptions): HTMLElement {
  const list = items.map((item) => element("li", {}, item));
  const close = element("button", { type: "button", class: "link-button" }, "Dismiss");
  const heading = element("p", { class: "notice-title" }, title);
  const role = kind === "problem" ? "alert" : "status";
  const body = list.length > 0 ? element("ul", {}, ...list) : undefined;
  const box = element("div", { class: "notice", "data-kind": kind, role }, heading, body, close);
  close.addEventListener("click", () => box.remove());
  return box;
}
