import { copyText } from "./copyButton.ts";
import { element } from "./element.ts";
import { announce } from "./liveRegion.ts";
import { currentTheme, onThemeChange, setTheme } from "./theme.ts";

/** What surrounds every page: theme, print and link in the header, the code on request. */
function dressPage(): void {
  document.getElementById("site-tools")?.append(themeButton(), printButton(), linkButton());
  const toggle = document.getElementById("code-toggle");
  toggle?.addEventListener("click", () => {
    const isShown = document.documentElement.toggleAttribute("data-code");
    toggle.setAttribute("aria-pressed", String(isShown));
    toggle.textContent = isShown ? "Hide the code" : "Show the code";
  });
}

function themeButton(): HTMLButtonElement {
  const button = element("button", { type: "button", class: "site-tool" });
  const name = () => {
    const next = currentTheme() === "dark" ? "Light" : "Dark";
    button.textContent = next;
    button.setAttribute("aria-label", `${next} theme`);
  };
  button.addEventListener("click", () => setTheme(currentTheme() === "dark" ? "light" : "dark"));
  onThemeChange(name);
  name();
  return button;
}

function printButton(): HTMLButtonElement {
  const print = () => window.print();
  return element("button", { type: "button", class: "site-tool", onclick: print }, "Print");
}

function linkButton(): HTMLButtonElement {
  const button = element("button", { type: "button", class: "site-tool" }, "Copy link");
  button.addEventListener("click", async () => {
    window.dispatchEvent(new Event("pagehide")); // has the state in waiting written to the address
    const isCopied = await copyText(location.href);
    button.textContent = isCopied ? "Link copied" : "Copy the address above";
    announce(button.textContent, 0);
    setTimeout(() => void (button.textContent = "Copy link"), 1500);
  });
  return button;
}

dressPage();
