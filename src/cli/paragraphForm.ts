import { type Command, Option } from "commander";
import type { JustificationOptions } from "../report/justification.ts";

/** Length of a paragraph for a protocol. */
export type ParagraphForm = NonNullable<JustificationOptions["form"]>;

/** What stands behind `--paragraph`: a length, or nothing. */
export type ParagraphOption = ParagraphForm | true;

const lengths: readonly ParagraphForm[] = ["short", "standard", "long"];

/** Adds `--paragraph` to a command. */
export const addParagraph = (command: Command): Command =>
  command.addOption(
    new Option("--paragraph [length]", "tell it as a paragraph for a protocol (standard)").choices(
      lengths,
    ),
  );

/** The length asked for; undefined where no paragraph is. */
export const paragraphForm = (given: ParagraphOption | undefined): ParagraphForm | undefined =>
  given === true ? "standard" : given;
