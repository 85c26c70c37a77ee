/** Runs once no pointer is down, so that what is being pressed is still there when it is let go. */
export function afterPress(run: () => void): void {
  const soon = () => void setTimeout(run);
  if (document.querySelector(":active") === null) soon();
  else addEventListener("pointerup", soon, { once: true });
}
