// Text for LaTeX: every character that means something to TeX, or that pdfLaTeX does not know, by a command.

const specials: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "''",
  "`": "\\textasciigrave{}",
  // After a line break these three would be read as an option of it.
  "[": "{[}",
  "]": "{]}",
  "*": "{*}",
};

const symbols: Readonly<Record<string, string>> = {
  "\u00A0": "~",
  "\u2013": "--",
  "\u2014": "---",
  "\u2018": "`",
  "\u2019": "'",
  "\u201C": "``",
  "\u201D": "''",
  "\u2026": "\\dots{}",
  "\u2212": "$-$",
  "\u00B1": "$\\pm$",
  "\u00D7": "$\\times$",
  "\u00B7": "$\\cdot$",
  "\u00F7": "$\\div$",
  "\u2264": "$\\le$",
  "\u2265": "$\\ge$",
  "\u2260": "$\\ne$",
  "\u2248": "$\\approx$",
  "\u221E": "$\\infty$",
  "\u221A": "$\\surd$",
  "\u2192": "$\\to$",
  "\u2190": "$\\leftarrow$",
  "\u00B0": "$^\\circ$",
  "\u00B2": "$^2$",
  "\u00B3": "$^3$",
  "\u00B9": "$^1$",
  "\u2082": "$_2$",
  "\u00B5": "$\\mu$",
  "\u00DF": "\\ss{}",
  "\u00F8": "\\o{}",
  "\u00D8": "\\O{}",
  "\u00E6": "\\ae{}",
  "\u00C6": "\\AE{}",
  "\u0153": "\\oe{}",
  "\u0152": "\\OE{}",
  "\u0142": "\\l{}",
  "\u0141": "\\L{}",
  "\u0131": "\\i{}",
  "\u00BF": "?`",
  "\u00A1": "!`",
  "\u00A7": "\\S{}",
  "\u00B6": "\\P{}",
  "\u2020": "\\dag{}",
  "\u2021": "\\ddag{}",
  "\u00A9": "\\copyright{}",
  "\u00AE": "\\textregistered{}",
  "\u2122": "\\texttrademark{}",
  "\u2022": "\\textbullet{}",
};

const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon phi chi psi omega".split(
    " ",
  );

/** Commands of the combining accents that Unicode's decomposition gives. */
const accents: Readonly<Record<string, string>> = {
  "\u0300": "\\`",
  "\u0301": "\\'",
  "\u0302": "\\^",
  "\u0303": "\\~",
  "\u0304": "\\=",
  "\u0306": "\\u",
  "\u0307": "\\.",
  "\u0308": '\\"',
  "\u030A": "\\r",
  "\u030B": "\\H",
  "\u030C": "\\v",
  "\u0323": "\\d",
  "\u0327": "\\c",
};

/** Text as LaTeX prints it. Characters that nothing is known of become `\anychar{code}`, see {@link texPreamble}. */
export function texText(text: string): string {
  return [...text.normalize("NFC")].map(texCharacter).join("");
}

function texCharacter(character: string): string {
  const known = specials[character] ?? symbols[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0)!;
  if (code >= 0x20 && code < 0x7f) return character;
  const letter = greek[code - 0x3b1];
  if (letter !== undefined) return letter === "o" ? "o" : `$\\${letter}$`;
  return accented(character) ?? `\\anychar{${code.toString(16).toUpperCase()}}`;
}

function accented(character: string): string | undefined {
  const [base = "", mark = "", ...more] = character.normalize("NFD");
  const command = accents[mark];
  if (command === undefined || more.length > 0 || !/^[A-Za-z]$/.test(base)) return undefined;
  const isDotless = /[ij]/.test(base) && !/^\\[cd]$/.test(command);
  const letter = isDotless ? `\\${base}` : base;
  return /[a-z]$/i.test(command) || isDotless ? `{${command}{${letter}}}` : `{${command}${letter}}`;
}

/** Code in a verbatim environment: pure ASCII, and nothing that would end it. JSON means the same. */
export function texVerbatim(code: string): string {
  return code
    .replaceAll("\\\\", "\\u005c")
    .replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("\\end{", "\\end {");
}
