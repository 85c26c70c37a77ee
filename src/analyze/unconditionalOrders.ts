import type { UnconditionalMethod } from "./methods.ts";
import type { TableOrder } from "./tableOrder.ts";

/** What each exact unconditional test orders the tables by. */
export const unconditionalOrders: Readonly<Record<UnconditionalMethod, TableOrder>> = {
  barnard: "score",
  boschloo: "fisher",
};
