import workerUrl from "../engine/worker.ts?worker&url";

/** Where the script of a worker is. A page that is one file has another module in place of this one. */
export function workerAddress(): string {
  return new URL(workerUrl, location.href).href;
}
