import { element, uniqueId, type Child } from "./element.ts";

/**
 * An input with its label, its hint and its message. It fires "input" when its valid value changes and
 * "change" when the user has settled on one, and works with the notebook's `view`.
 */
export interface Control<T> extends HTMLElement {
  value: T;
  readonly label: string;
  /** The value as a reader sees it, with its unit. */
  readonly text: string;
  /** Where the value sits in the study file, e.g. `design.arms[0].n`. */
  path: string;
  /** The message beside the control; undefined if all is well. */
  problem: string | undefined;
  rename(label: string): void;
}

export interface ControlOptions {
  readonly label: string;
  readonly path?: string | undefined;
  /** One line under the control that says what the number is. */
  readonly hint?: string | undefined;
}

/** The ids by which the parts of a control are tied together for assistive technology. */
export interface ControlParts {
  readonly labelId: string;
  readonly describedBy: string;
  readonly problemId: string;
}

interface Behavior<T> {
  readonly read: () => T;
  readonly write: (value: T) => void;
  readonly describe: (value: T) => string;
  /** The elements that take the focus, marked invalid while there is a problem. */
  readonly fields: readonly HTMLElement[];
}

export function controlParts({ hint }: ControlOptions): ControlParts {
  const labelId = uniqueId("label");
  const problemId = uniqueId("problem");
  return { labelId, problemId, describedBy: hint ? `${labelId}-hint ${problemId}` : problemId };
}

interface Assembled<T> {
  readonly control: Control<T>;
  /** Says what is wrong with what is being typed; this message goes before one set from outside. */
  readonly complain: (message: string | undefined) => void;
}

/** Puts label, fields, hint and message together, and gives the whole the properties of a control. */
export function assembleControl<T>(
  { label, path = "", hint }: ControlOptions,
  { labelId, problemId }: ControlParts,
  { read, write, describe, fields }: Behavior<T>,
  labelTag: "label" | "span",
  ...content: readonly Child[]
): Assembled<T> {
  const target = labelTag === "label" ? { for: fields[0]!.id } : {};
  const name = element(labelTag, { class: "control-label", id: labelId, ...target }, label);
  const message = element("p", { class: "control-problem", id: problemId, "aria-live": "polite" });
  const help = hint
    ? element("p", { class: "control-hint", id: `${labelId}-hint` }, hint)
    : undefined;
  const whole: HTMLElement = element("div", { class: "control" }, name, ...content, help, message);
  const control = whole as Control<T>;
  let typing: string | undefined;
  let outside: string | undefined;
  const show = () => {
    const problem = typing ?? outside;
    message.textContent = problem ?? "";
    if (problem !== undefined) message.title = control.path; // for who knows the study file
    for (const field of fields) field.setAttribute("aria-invalid", String(problem !== undefined));
  };
  const complain = (problem: string | undefined) => {
    typing = problem;
    show();
  };
  const set = (value: T) => {
    outside = undefined;
    complain(undefined);
    write(value);
  };
  const setProblem = (problem: string | undefined) => {
    outside = problem;
    show();
  };
  Object.defineProperties(control, {
    value: { get: read, set },
    label: { get: () => name.textContent },
    text: { get: () => describe(read()) },
    problem: { get: () => typing ?? outside, set: setProblem },
  });
  const rename = (next: string) => {
    name.textContent = next;
    for (const field of fields) {
      if (field.hasAttribute("aria-label")) field.setAttribute("aria-label", next);
    }
  };
  Object.assign(control, { path, rename });
  return { control, complain };
}

/** A label as the subject of a sentence: "Placebo, response rate, must …". */
export const asSubject = (label: string): string => (label.includes(", ") ? `${label},` : label);

/** Tells listeners of the whole control; events of its parts stay inside. */
export function fire(control: EventTarget, type: "input" | "change"): void {
  control.dispatchEvent(new Event(type, { bubbles: true }));
}
