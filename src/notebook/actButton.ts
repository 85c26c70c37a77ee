import { element } from "./element.ts";
import { announce } from "./liveRegion.ts";

export interface ActButtonOptions {
  readonly label: string;
  /** What is done when pressed; may take a moment. */
  readonly act: () => Promise<void>;
  /** What is said where it fails ("That did not work"). */
  readonly failure?: string;
}

/** A button for what takes a moment: it cannot be pressed twice, and says so where the work fails. */
export function actButton({
  label,
  act,
  failure = "That did not work",
}: ActButtonOptions): HTMLButtonElement {
  const button = element("button", { type: "button", class: "button" }, label);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await act();
    } catch (error) {
      console.error(error);
      button.textContent = failure;
      announce(failure, 0);
      setTimeout(() => void (button.textContent = label), 3000);
    } finally {
      button.disabled = false;
    }
  });
  return button;
}
