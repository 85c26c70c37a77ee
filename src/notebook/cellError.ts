/** What a reader sees in place of a cell that failed: announced at once, in words, without a stack. */
export function cellError(error: unknown): HTMLElement {
  const message = error instanceof Error ? error.message : String(error);
  const element = document.createElement("p");
  element.className = "cell-error";
  element.setAttribute("role", "alert");
  element.textContent = `This part of the page failed: ${message}`;
  return element;
}
