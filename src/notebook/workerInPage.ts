import code from "virtual:worker-code";

/** The script of a worker in a page that is one file: kept in the page, since a file may not ask for another. */
export function workerAddress(): string {
  return URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
}
