/** What a template leaves behind when a value is missing or a number is treated as a word. */
export const scars =
  /undefined|NaN|null(?! hypothesis)|\[object|Infinity| {2}| [.,;:](?!\d)|\.\.|,,|\(\)|(?<![\d,.])1 (subjects|trials|replicates|events)\b|%%|\$\{|\ba (8|1[18]\D)|\ban [1-79]/;
