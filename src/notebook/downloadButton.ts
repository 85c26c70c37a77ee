import { element } from "./element.ts";
import { saveText } from "./saveFile.ts";

export interface DownloadOptions {
  readonly label: string;
  /** File name with its ending. */
  readonly name: () => string;
  readonly text: () => string | Promise<string>;
  /** Media type ("text/plain"). */
  readonly type?: string;
}

/** A button that makes a text file when pressed, from what is on the page at that moment. */
export function downloadButton({ label, name, text, type }: DownloadOptions): HTMLButtonElement {
  const button = element("button", { type: "button", class: "button" }, label);
  button.addEventListener("click", async () => {
    button.disabled = true; // a large file takes a moment
    try {
      saveText(name(), await text(), type);
    } finally {
      button.disabled = false;
    }
  });
  return button;
}
