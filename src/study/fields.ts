import { z } from "zod";

// A message is the *expectation* of an error: "<path> must <message>; got <value>".

/** A number; NaN and infinities are none. */
export const number = (expectation: string) => z.number({ error: expectation });

/** A probability that may be 0 and 1. -0, which JSON cannot carry, reads as 0. */
export const rate = number("lie in [0, 1]")
  .min(0, "lie in [0, 1]")
  .max(1, "lie in [0, 1]")
  .overwrite((value) => value + 0);

/** A probability that may be 0 but not 1. */
export const rateBelowOne = number("lie in [0, 1)")
  .min(0, "lie in [0, 1)")
  .lt(1, "lie in [0, 1)")
  .overwrite((value) => value + 0);

/** A number above 0. */
export const positive = number("be a number above 0").gt(0, "be a number above 0");

/** A whole number in a range. */
export const count = (from: number, to: number) => {
  const expectation = `be a whole number from ${from} to ${to}`;
  return number(expectation)
    .int(expectation)
    .min(from, expectation)
    .max(to, expectation)
    .overwrite((value) => value + 0);
};

/**
 * One line of text with something to read in it. Control characters would break tables and CSV, and
 * half a surrogate pair cannot be written in UTF-8, so neither passes.
 */
export const text = (what: string) =>
  z
    .string({ error: `be ${what}` })
    .regex(/\S/u, `be ${what}`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "be one line of well-formed text")
    .max(200, "have at most 200 characters");

/** One of some words. */
export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, { error: `be one of ${names.join(", ")}` });

/** Two values of a kind, one per arm. */
export const pairOf = <T extends z.ZodType>(item: T, what: string) =>
  z.tuple([item, item], { error: `be two ${what}: experimental, control` });

/** An object that refuses keys it does not know, naming those it does. */
export const objectOf = <Shape extends z.ZodRawShape>(
  expectation: string,
  shape: Shape,
  known = Object.keys(shape).join(", "),
) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? `not be there (known keys: ${known})` : expectation,
  });
