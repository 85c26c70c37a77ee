import type { TableMethod } from "../analyze/methods.ts";
import { testLabels } from "../paper/everyTest.ts";

/** Every test of the page, from the boldest to the most careful. */
export const tests = Object.keys(testLabels) as readonly TableMethod[];

/** Tests whose regions take longest; figures add them last. */
export const unconditional: readonly TableMethod[] = ["barnard", "boschloo"];

/** Each test once: the pooled z test is Pearson's under another name. */
export const distinctTests: readonly TableMethod[] = tests.filter((method) => method !== "zPooled");

/** Tests that are drawn at once. */
export const quickTests = tests.filter((method) => !unconditional.includes(method));

/** "Fisher exact", "z unpooled": the statistic z stays small. */
export function testLabel(method: TableMethod): string {
  const label: string = testLabels[method];
  return label.startsWith("z ") ? label : label.charAt(0).toUpperCase() + label.slice(1);
}

/** A label for the margin of a figure, where each letter counts. */
export const shortLabels: Readonly<Record<TableMethod, string>> = {
  zUnpooled: "z unpooled",
  likelihoodRatio: "Likelihood ratio",
  pearson: "Pearson",
  zPooled: "z pooled",
  nMinus1: "N − 1",
  barnard: "Barnard",
  boschloo: "Boschloo",
  fisherMidP: "Mid-P",
  fisher: "Fisher",
  yates: "Yates",
};

/** A label where each test stands once, and Pearson's for the pooled z test too. */
export const onceLabel = (method: TableMethod): string =>
  method === "pearson" ? "Pearson, z pooled" : shortLabels[method];

/** Tests inside a sentence. */
export const testPhrases: Readonly<Record<TableMethod, string>> = {
  zUnpooled: "the z test with unpooled variance",
  likelihoodRatio: "the likelihood-ratio test",
  pearson: "Pearson’s chi-square test",
  zPooled: "the z test with pooled variance",
  nMinus1: "the N − 1 chi-square test",
  barnard: "Barnard’s exact test",
  boschloo: "Boschloo’s exact test",
  fisherMidP: "Fisher’s test with mid-P",
  fisher: "Fisher’s exact test",
  yates: "Yates’s corrected chi-square test",
};

/** What each test does, for someone who meets it for the first time. */
export const testMeanings: Readonly<Record<TableMethod, string>> = {
  pearson:
    "the difference of the two rates over its standard error, computed from both arms together (pooled) since the null hypothesis says they are one; squared, and read off the chi-square curve",
  zPooled: "Pearson’s test before squaring; two-sided it is the same test",
  zUnpooled:
    "the same difference over a standard error from each arm’s own rate (Wald’s test); in small trials that error comes out too small",
  nMinus1: "Pearson’s statistic times (N − 1)/N, which small samples call for",
  likelihoodRatio:
    "how much better two rates explain the data than one, on a logarithmic scale, read off the chi-square curve",
  yates:
    "Pearson’s test with each difference made smaller by ½, so that it comes close to Fisher’s",
  fisher:
    "all tables with the same totals, weighed exactly; P is the probability of those no likelier than the observed one",
  fisherMidP:
    "Fisher’s P less half the probability of the observed table, which takes back part of his caution; doubling the one-sided mid-P instead takes back more, and programs differ in which they mean",
  barnard:
    "tables ordered by the pooled z statistic; P is the largest probability that any common rate gives to tables as extreme",
  boschloo:
    "the same with tables ordered by Fisher’s P, so that it never rejects less than Fisher’s test",
};

/** Names in a list: "a, b and c". */
export function listed(names: readonly string[], last = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
}
