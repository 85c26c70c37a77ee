/** Notebook Kit's sample datasets live on a CDN; no page of ours has use for them. */
// oxlint-disable-next-line require-module-specifiers -- a module without names is the point
export {};
