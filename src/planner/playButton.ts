import { element } from "../notebook/element.ts";

export interface PlayOptions {
  readonly label: string;
  /** Time between two steps. */
  readonly milliseconds: number;
  readonly step: () => void;
}

/**
 * A button that repeats a step until it is pressed again, Escape is, or the page is hidden.
 * Absent for readers who asked their system for less motion.
 */
export function playButton({ label, milliseconds, step }: PlayOptions): HTMLButtonElement {
  const button = element(
    "button",
    { type: "button", class: "button", "aria-pressed": "false" },
    label,
  );
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let timer: ReturnType<typeof setInterval> | undefined;
  const set = (isPlaying: boolean): void => {
    clearInterval(timer);
    timer = isPlaying ? setInterval(step, milliseconds) : undefined;
    button.textContent = isPlaying ? "Pause" : label;
    button.setAttribute("aria-pressed", String(isPlaying));
  };
  button.addEventListener("click", () => set(timer === undefined));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && timer !== undefined) set(false);
  });
  document.addEventListener("visibilitychange", () => document.hidden && set(false));
  const respectMotion = (): void => {
    button.hidden = calm.matches;
    if (calm.matches) set(false);
  };
  calm.addEventListener("change", respectMotion);
  respectMotion();
  return button;
}
