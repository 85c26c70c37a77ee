/**
 * The libraries that cells can name without importing them, bundled instead of fetched from a CDN.
 * Picked by hand, since each one that a page touches is downloaded before its first chart.
 */
export const Plot = () => import("./plot.ts");
export const htl = () => import("htl");
export const html = () => import("htl").then(({ html }) => html);
export const svg = () => import("htl").then(({ svg }) => svg);
export const md = () =>
  import("observable:runtime/stdlib/md.js").then(({ md }: { readonly md: unknown }) => md);
