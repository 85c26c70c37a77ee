const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text as content or attribute of HTML and XML. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character]!);
