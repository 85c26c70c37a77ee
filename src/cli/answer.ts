import { checkWith, valueOf } from "../study/problems.ts";
import { answerAnalysis } from "./answerAnalysis.ts";
import { answerInterval } from "./answerInterval.ts";
import { answerAnyPower } from "./answerAnyPower.ts";
import { answerSize } from "./answerSize.ts";
import type { Computation } from "./computation.ts";
import { type Request, requestSchema } from "./requests.ts";

/**
 * Answers a request of a batch.
 *
 * @param value - The request as JSON gives it.
 * @throws {@link ArgumentError} if it is not one, or asks for what cannot be.
 */
export async function answer(value: unknown, computation: Computation): Promise<object> {
  const request: Request = valueOf(checkWith(requestSchema, value, "request"));
  switch (request.command) {
    case "power":
      return answerAnyPower(request, computation);
    case "size":
      return answerSize(request, computation);
    case "analyze":
      return answerAnalysis(request);
    case "interval":
      return answerInterval(request);
  }
}
