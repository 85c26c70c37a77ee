import { answerSize, sizeMethodOf } from "./answerSize.ts";
import { checkOptions } from "./options.ts";
import { type Outcome, told } from "./outcome.ts";
import { type ParagraphOption, paragraphForm } from "./paragraphForm.ts";
import { readAnyStudy } from "./readStudy.ts";
import { sizeSchema } from "./requests.ts";
import { sizeParagraph } from "./sizeParagraph.ts";
import { sizeText } from "./sizeText.ts";
import type { Session } from "./streams.ts";

/** Options of `size`, as text. */
export interface SizeOptions {
  readonly power: string;
  readonly method?: string;
  readonly criterion?: string;
  readonly formula?: string;
  readonly maxPerArm?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly workers?: string;
  readonly paragraph?: ParagraphOption;
  readonly json?: boolean;
}

/** The smallest size that reaches a power under each scenario of the study in a file. */
export async function runSize(
  file: string,
  { json, paragraph, ...options }: SizeOptions,
  session: Session,
): Promise<Outcome> {
  const request = checkOptions(sizeSchema, { command: "size", ...options });
  const study = await readAnyStudy(file, session.streams.stdin);
  const answer = await answerSize({ ...request, study }, session);
  const goal = { ...request, method: sizeMethodOf(study, request) };
  const form = paragraphForm(paragraph);
  const text = () =>
    form ? sizeParagraph(study, answer, goal, form) : sizeText(study, answer, goal);
  return told(answer, text, json);
}
