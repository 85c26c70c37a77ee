import {
  asSubject,
  assembleControl,
  controlParts,
  fire,
  type Control,
  type ControlOptions,
} from "./control.ts";
import { numberFields, numberRow, showOnScales, type NumberFields } from "./numberFields.ts";
import { describeRange, isInRange, stepWithin, type NumberRange } from "./numberRange.ts";
import {
  quoteTyped,
  readNumber,
  writeNumber,
  writeQuantity,
  type NumberFormat,
} from "./numberText.ts";

export interface NumberOptions extends ControlOptions, NumberRange, NumberFormat {
  readonly value: number;
  /** What one press of an arrow key adds. */
  readonly step: number;
  /** Replaces "lie in [min, max]" in messages. */
  readonly expectation?: string;
  /** The part of the range worth dragging through, or false for a box alone. */
  readonly slider?: { readonly min: number; readonly max: number; readonly step?: number } | false;
}

/**
 * A number as a slider and a box on one state. Anything can be typed into the box: while it is not an
 * accepted number, a message says why, the value stays the last good one, and the typing stays.
 */
export function numberControl(options: NumberOptions): Control<number> {
  let { value } = options;
  const parts = controlParts(options);
  const fields = numberFields(options, parts);
  const { box, slider } = fields;
  const write = (next: number) => {
    value = next;
    box.value = writeNumber(value, options);
    showOnScales(fields, value, options);
  };
  const behavior = {
    read: () => value,
    write,
    describe: (shown: number) => writeQuantity(shown, options),
    fields: slider ? [box, slider] : [box],
  };
  const row = numberRow(fields, options.unit);
  const { control, complain } = assembleControl(options, parts, behavior, "label", row);
  const accept = (next: number) => {
    if (next === value) return;
    value = next;
    showOnScales(fields, value, options);
    fire(control, "input");
  };
  const move = (next: number) => {
    complain(undefined);
    accept(next);
    write(value);
  };
  listenToTyping({ control, complain, accept }, box, options);
  listenToMoves(control, fields, options, move);
  write(value);
  return control;
}

interface Hearing {
  readonly control: Control<number>;
  readonly complain: (message: string | undefined) => void;
  readonly accept: (value: number) => void;
}

function listenToTyping(
  { control, complain, accept }: Hearing,
  box: HTMLInputElement,
  options: NumberOptions,
): void {
  const typed = () => readNumber(box.value, options);
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    const value = typed();
    const isGood = isInRange(value, options);
    complain(isGood ? undefined : complaint(control, options, box.value, value));
    if (isGood) accept(value);
  });
  box.addEventListener("change", (event) => {
    event.stopPropagation();
    if (!isInRange(typed(), options)) return; // what was typed stays, to be mended
    box.value = writeNumber(control.value, options);
    fire(control, "change");
  });
}

function listenToMoves(
  control: Control<number>,
  { box, slider }: NumberFields,
  options: NumberOptions,
  move: (value: number) => void,
): void {
  slider?.addEventListener("input", (event) => {
    event.stopPropagation();
    move(Number(slider.value));
  });
  slider?.addEventListener("change", (event) => {
    event.stopPropagation();
    fire(control, "change");
  });
  const press = (event: KeyboardEvent) => {
    const steps = stepsOf(event);
    if (steps === 0) return;
    event.preventDefault(); // the browser's own page step is a tenth of the slider
    move(stepWithin(control.value, steps, options, options.step));
  };
  const release = (event: KeyboardEvent) => {
    if (stepsOf(event) !== 0) fire(control, "change");
  };
  for (const field of slider ? [box, slider] : [box]) {
    field.addEventListener("keydown", press);
    field.addEventListener("keyup", release);
  }
}

const keySteps: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

function stepsOf({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent): number {
  if (ctrlKey || altKey || metaKey) return 0;
  const isSlider = (target as HTMLInputElement).type === "range";
  if (isSlider && key === "ArrowRight") return 1;
  if (isSlider && key === "ArrowLeft") return -1; // in the box, left and right move the caret
  return keySteps[key] ?? 0;
}

function complaint(
  { label }: Control<number>,
  options: NumberOptions,
  typed: string,
  value: number,
): string {
  const isRate = options.unit === "percent";
  const writeEnd = isRate ? (end: number) => `${Number((100 * end).toPrecision(12))}%` : String;
  const expectation = options.expectation ?? describeRange(options, writeEnd);
  return `${asSubject(label)} must ${expectation}; got ${quoteTyped(typed, value, options)}`;
}
