export type Theme = "light" | "dark";

const storageKey = "equipoise.theme"; // also read by the template before the first paint

const systemTheme = (): Theme =>
  matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

const chosenTheme = (): Theme | undefined => {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : undefined;
};

/** The theme that the page wears: the user's choice, else the system's. */
export function currentTheme(): Theme {
  return chosenTheme() ?? systemTheme();
}

/** Wears a theme and remembers it; the system's own theme is followed again rather than remembered. */
export function setTheme(theme: Theme): void {
  const followsSystem = theme === systemTheme();
  if (followsSystem) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    if (followsSystem) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

/** Calls back when the theme changes, by choice or by the system; returns what ends it. */
export function onThemeChange(listener: (theme: Theme) => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const heard = () => listener(currentTheme());
  const observer = new MutationObserver(heard);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  media.addEventListener("change", heard);
  return () => {
    observer.disconnect();
    media.removeEventListener("change", heard);
  };
}
