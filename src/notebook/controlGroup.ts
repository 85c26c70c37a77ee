import { asSubject, type Control } from "./control.ts";
import { element } from "./element.ts";

/** Something wrong with the value at a path of the study file. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

// Any control, whatever its value: each key of a group has its own type.
type AnyControl = Control<never> | Control<unknown>;
type Controls = Readonly<Record<string, AnyControl>>;
type ValueOf<C> = C extends { value: infer T } ? T : never;
type Values<C extends Controls> = { readonly [K in keyof C]: ValueOf<C[K]> };

/** Controls that together describe one thing: one value, one stream of events, problems by path. */
export interface ControlGroup<C extends Controls> extends HTMLElement {
  value: Values<C>;
  readonly controls: C;
  /** Puts each message beside the control at its path, clears the others, and returns what fits nowhere. */
  showProblems(problems: readonly Problem[]): Problem[];
}

export function controlGroup<C extends Controls>(controls: C): ControlGroup<C> {
  const group = element("form", { class: "control-group", novalidate: true, onsubmit: prevent });
  const entries = Object.entries(controls) as [keyof C & string, Control<unknown>][];
  Object.defineProperty(group, "value", {
    get: () => Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    set: (values: Partial<Values<C>>) => {
      for (const [key, control] of entries) if (key in values) control.value = values[key];
    },
  });
  const showProblems = (problems: readonly Problem[]) => {
    const placed = new Map<Control<unknown>, Problem>();
    for (const problem of problems) {
      const home = nearest(entries, problem.path);
      if (home && !placed.has(home)) placed.set(home, problem);
    }
    for (const [, control] of entries) {
      const problem = placed.get(control);
      control.problem = problem && messageAt(control, problem);
    }
    const shown = new Set(placed.values());
    return problems.filter((problem) => !shown.has(problem));
  };
  return Object.assign(group, { controls, showProblems }) as HTMLElement as ControlGroup<C>;
}

/** On the page a control is known by its label, and only in the study file by its path. */
function messageAt({ label, path }: Control<unknown>, problem: Problem): string {
  const isOwn = problem.path === path && problem.message.startsWith(path);
  return isOwn ? asSubject(label) + problem.message.slice(path.length) : problem.message;
}

const prevent = (event: Event): void => event.preventDefault();

/** The control at the path itself, else the one at the longest path that leads to it. */
function nearest(entries: readonly [string, Control<unknown>][], path: string) {
  let best: Control<unknown> | undefined;
  for (const [, control] of entries) {
    const leads = control.path !== "" && isWithin(path, control.path);
    if (leads && control.path.length > (best?.path.length ?? 0)) best = control;
  }
  return best;
}

const isWithin = (path: string, container: string): boolean =>
  path === container || path.startsWith(`${container}.`) || path.startsWith(`${container}[`);
