/**
 * Colors of every figure. Each is a custom property of the page, so that one figure serves light, dark and print;
 * the fallback is the light value. Arms follow Okabe and Ito's palette, told apart without color vision.
 */
export const theme = {
  experimental: "var(--experimental, #0072b2)",
  control: "var(--control, #d55e00)",
  lost: "var(--lost, #757575)",
  ink: "var(--ink, #1b1b1b)",
  muted: "var(--ink-soft, #595959)",
  rule: "var(--line, #dcdcdc)",
  background: "var(--paper, #ffffff)",
  /** What is statistically significant; neither arm's color. */
  accent: "var(--significant, #00735a)",
  /** An interval that misses the truth. */
  miss: "var(--miss, #a3145f)",
} as const;

/** Color of each arm, in the order of the study file. */
export const armColors = [theme.experimental, theme.control] as const;
