import { element } from "./element.ts";
import { announce } from "./liveRegion.ts";

export interface CopyOptions {
  readonly label: string;
  readonly text: () => string;
}

/** A button that copies text and says so in its own place. */
export function copyButton({ label, text }: CopyOptions): HTMLButtonElement {
  const button = element("button", { type: "button", class: "button" }, label);
  const say = (words: string) => {
    button.textContent = words;
    announce(words, 0);
    setTimeout(() => void (button.textContent = label), 1500);
  };
  button.addEventListener("click", async () => {
    say((await copyText(text())) ? "Copied" : "Copying is not allowed here");
  });
  return button;
}

/** Puts text on the clipboard; false where the browser forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
