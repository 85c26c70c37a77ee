import { notice } from "./notice.ts";

/** What of the link could not be used, where the reader cannot miss it; nothing where all is well. */
export function addressNotice(problems: readonly string[]): HTMLElement | undefined {
  if (problems.length === 0) return undefined;
  const title = "Part of this link could not be used; the usual value stands in its place.";
  return notice({ title, items: problems, kind: "problem" });
}
