// Writes docs/validation.md from what the reference tests recorded: npm run validation
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../test/output/agreement/", import.meta.url);
const newest = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => readFileSync(new URL(file, folder), "utf8").trim().split("\n").at(-1))
  .map((line) => JSON.parse(line ?? "{}"))
  .sort((a, b) => `${a.topic} ${a.method}`.localeCompare(`${b.topic} ${b.method}`));

const row = ({ topic, method, records, values, skipped, largestError }) =>
  `| ${topic} | ${method} | ${records ?? ""} | ${values} | ${skipped ?? 0} | ${error(largestError)} |`;
const error = (value) => (value === 0 ? "0" : value.toExponential(1));
const total = newest.reduce((sum, { values }) => sum + values, 0);

const text = `# Validation

Numbers made with other software (R 4.2.2 and its packages, mpmath, published tables) are tests that run on every
change: \`test/reference/\` holds them with their source and tolerance, \`*.reference.test.ts\` compares them.
**${total.toLocaleString("en-US")} values agree.** The largest error is relative (absolute where the reference is 0); differences
below a record's absolute tolerance count as 0, and a published value agrees to half a unit of its last printed digit, so its
error is that of the print. "Left out" counts values of a record that belong to functions tested elsewhere or not in the kit.

| topic | what | records | values | left out | largest error |
| --- | --- | ---: | ---: | ---: | ---: |
${newest.map(row).join("\n")}

Beyond the reference values:

- simulation and exact enumeration agree within 4 Monte Carlo errors in 300 random designs of all tests, handlings and dropout
  mechanisms, and the mean square of their standardized differences is near 1 (\`test/engine/monteCarlo.property.test.ts\`);
- a trial as counts and as subjects has the distribution of independent subjects (\`test/simulate/trialSimulator.test.ts\`);
- any batch size and number of workers gives the same tally (\`test/engine/runReplicates.test.ts\`);
- the scripts in base R that the kit writes are run where R is: closed forms and exact numbers agree to 1e-6 or better, sizes
  are equal, and R's own simulations agree within 4 Monte Carlo errors (\`test/verify\`);
- mixed models with Kenward–Roger hold their level at 15 subjects an arm where values are missing completely at random or at
  random, and visibly do not where loss depends on what is about to be missed (\`test/engine/mmrmTypeOneError.test.ts\`);
- assurance, also with loss that depends on the outcome, agrees with trials simulated subject by subject
  (\`test/uncertainty/assurance.test.ts\`);
- the random streams pass the tests recorded in [random-battery.md](random-battery.md).

This page is written by \`npm run validation\`.
`;
writeFileSync(new URL("../docs/validation.md", import.meta.url), text);
console.log(`docs/validation.md: ${newest.length} rows, ${total} values`);
