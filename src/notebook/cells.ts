// oxlint-disable no-underscore-dangle -- the names with an underscore are the runtime's
import {
  clear,
  display,
  library,
  NotebookRuntime,
  type DefineState,
  type Definition,
  type DisplayState,
} from "@observablehq/notebook-kit/runtime";
import { cellError } from "./cellError.ts";

const notebook = new NotebookRuntime(library);

/** Takes the place of Notebook Kit's `define`, which its generated pages call once for each cell. */
export function define(state: DefineState, definition: Definition): void {
  notebook.define(state, definition, observeCell);
}

/** Like the kit's observer, but says to assistive technology that a cell waits or has failed. */
function observeCell(state: DisplayState, { autodisplay, output }: Definition) {
  const { root } = state;
  const settle = () => root.removeAttribute("aria-busy");
  return {
    _error: false, // whether the cell shows an error
    _node: root, // by which the runtime knows whether the cell is on screen
    pending() {
      root.setAttribute("aria-busy", "true");
      if (this._error) clear(state);
      this._error = false;
    },
    fulfilled(value: unknown) {
      settle();
      if (autodisplay) {
        clear(state);
        display(state, value, output);
      } else if (state.autoclear) clear(state);
    },
    rejected(error: unknown) {
      settle();
      this._error = true;
      clear(state);
      root.append(cellError(error));
      console.error(error);
    },
  };
}
