import { element } from "../notebook/element.ts";

/** A number with its name, and a word on it. */
export interface Stat {
  /** What tells it from the others. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** Numbers with their names, each of which changes in its place. */
export interface StatList extends HTMLElement {
  /** Sets those that are given, by their names. */
  set(stats: readonly Stat[]): void;
}

/** A list of numbers. What stands in it at first keeps the room for what is still to be computed. */
export function statList(kind: string, stats: readonly Stat[]): StatList {
  const items = new Map(stats.map((stat) => [stat.name, statItem(stat)]));
  const list = element(
    "dl",
    { class: `stats ${kind}` },
    ...[...items.values()].map(({ item }) => item),
  );
  const set = (next: readonly Stat[]): void => {
    for (const stat of next) items.get(stat.name)!.write(stat);
  };
  return Object.assign(list, { set });
}

function statItem(stat: Stat) {
  const label = element("dt", { class: "stat-label" });
  const value = element("dd", { class: "stat-number number" });
  const note = element("dd", { class: "stat-note muted" });
  const item = element("div", { class: "stat", "data-fact": stat.name }, label, value, note);
  const write = (next: Stat): void => {
    const texts = [next.label, next.value, next.note];
    for (const [i, part] of [label, value, note].entries()) {
      if (part.textContent !== texts[i]) part.textContent = texts[i]!;
    }
  };
  write(stat);
  return { item, write };
}
