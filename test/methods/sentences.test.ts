import { describe, expect, it } from "vitest";
import {
  curvesCaption,
  fairCaption,
  sizesCaption,
  trueSizeCaption,
} from "../../src/methods/captions.ts";
import { checkQuestion } from "../../src/methods/checkQuestion.ts";
import { fairPower } from "../../src/methods/fairPower.ts";
import { gives } from "../../src/methods/programTable.ts";
import { programs } from "../../src/methods/programs.ts";
import { firstQuestion, type Question } from "../../src/methods/question.ts";
import { reasonsFor } from "../../src/methods/reasons.ts";
import {
  deliverySentence,
  openingSentence,
  powerText,
  safeSentence,
} from "../../src/methods/sentences.ts";
import { distinctTests, listed, tests } from "../../src/methods/testNames.ts";
import { ruleOf } from "../../src/methods/testPower.ts";
import { trueSize } from "../../src/methods/trueSize.ts";
import { answersTo } from "./answers.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("the answer", () => {
  it("opens with the spread", async () => {
    const { question, curves, sizes } = await answersTo(firstQuestion);
    const { before, sizes: spread, after } = openingSentence(question, sizes);
    expect(before + spread + after).toBe(
      "To tell 66.7% from 26.7% with 80% power at two-sided alpha .05, common calculators say 21, 23, 24, 28 or 29 subjects per arm.",
    );
    expect(deliverySentence(question, sizes)).toContain("runs from 63.1% to 81.5%");
    expect(plain(safeSentence(question, curves))).toBe(
      "With it, 29 per arm (58 in total) is the size from which power stays at 80% or more.",
    );
  });

  it("names the size that only seems to suffice", async () => {
    const { question, curves } = await answersTo({ ...firstQuestion, method: "boschloo" });
    expect(plain(safeSentence(question, curves))).toMatch(
      /^With it, 26 per arm .*; 24 per arm reaches it first, but 25 per arm misses it again \(79\.8%\)\.$/,
    );
  });

  it("speaks of totals where the arms differ", async () => {
    const { question, sizes } = await answersTo({ ...firstQuestion, ratio: "2:1" });
    expect(openingSentence(question, sizes).after).toBe(" subjects in total, 2:1.");
  });
});

describe("captions", () => {
  it("say what the figures show", async () => {
    const { question, curves, sizes } = await answersTo(firstQuestion);
    expect(plain(sizesCaption(question, sizes))).toMatch(
      /^2 of 13 methods .* 21 per arm .* has 63\.1%\./,
    );
    expect(plain(curvesCaption(question, curves))).toMatch(
      /from 29 per arm and Boschloo’s exact test from 26 per arm\. .* from 78\.3% at 25 per arm to 76\.3% at 26 per arm\.$/,
    );
    const found = tests.map((method) => trueSize(method, [30, 30], ruleOf(question))!);
    expect(trueSizeCaption(question, found)).toBe(
      "Of 10 tests 5 can exceed their 5%; the worst is the likelihood-ratio test (8.9%). The most careful is Fisher’s exact test (2.7%).",
    );
    const once = found.filter(({ method }) => distinctTests.includes(method));
    const powers = once.map((size) => fairPower(question, size)!);
    expect(fairCaption(question, powers)).toContain("from 83.9% to 89.7%");
  });
});

describe("reasons and programs", () => {
  it("are told in the numbers of the question", async () => {
    const { question, sizes } = await answersTo(firstQuestion);
    const text = plain(
      reasonsFor(question, sizes)
        .map((reason) => reason.text)
        .join(" "),
    );
    for (const part of ["24 per arm", "21 per arm", "28 per arm", "gets 19 per arm", "in total 47"])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it("round as the programs do", async () => {
    const { question, sizes } = await answersTo(firstQuestion);
    const of = (name: string) =>
      gives(
        programs.find((p) => p.name.startsWith(name))!,
        question,
        sizes,
      );
    expect(plain(of("R, power.prop.test"))).toBe("23.21 per arm");
    expect(of("rpact")).toBe("46.41 in total");
    expect(plain(of("powerandsamplesize.com"))).toBe("21 per arm");
    expect(plain(of("G*Power"))).toBe("29 per arm");
    expect(of("SAS")).toBe("–");
  });

  it.each(["2:1", "1:3"] as const)("hold for %s too", async (ratio) => {
    const { question, sizes } = await answersTo({
      ...firstQuestion,
      ratio,
      sides: 1,
      alpha: 0.025,
    });
    const text = reasonsFor(question, sizes)
      .map((reason) => reason.text)
      .join(" ");
    expect(text).not.toMatch(/undefined|NaN/);
    expect(programs.map((program) => gives(program, question, sizes))).not.toContain("");
  });
});

describe("a question that cannot be answered", () => {
  const problem = (change: Partial<Question>) => checkQuestion({ ...firstQuestion, ...change })[0];
  it("is told apart by its fault", () => {
    expect(problem({})).toBeUndefined();
    expect(problem({ rates: [0.3, 0.3] })?.path).toBe("rates[1]");
    expect(problem({ power: 0.1, alpha: 0.15 })?.path).toBe("power");
    expect(problem({ rates: [0.3, 0.31] })?.message).toContain("further apart");
  });
});

it("never rounds a power onto the wanted one", () => {
  expect(powerText(0.79983, 0.8)).toBe("79.98%");
  expect(powerText(0.8001, 0.8)).toBe("80.0%");
  expect(powerText(0.631, 0.8)).toBe("63.1%");
});

it("tells which tests are too slow for large sizes", async () => {
  const { question, curves, sizes } = await answersTo({ ...firstQuestion, rates: [0.5, 0.39] });
  expect(curvesCaption(question, curves)).toContain("computed up to about 300 + 300");
  expect(sizes.map(({ id }) => id)).not.toContain("boschloo");
});

it("lists names", () => {
  expect(listed([])).toBe("");
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b"])).toBe("a and b");
  expect(listed(["a", "b", "c"], "or")).toBe("a, b or c");
});
