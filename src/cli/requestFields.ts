import { z } from "zod";
import { number } from "../study/fields.ts";

/** One of a list of names. */
export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, { error: `be one of ${names.join(", ")}` });

/** Names of an object's keys, of which there is at least one. */
export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) =>
  Object.keys(record) as [Key, ...Key[]];

/** A confidence level. */
export const levelSchema = number("lie in (0, 1)")
  .gt(0, "lie in (0, 1)")
  .lt(1, "lie in (0, 1)")
  .default(0.95);
