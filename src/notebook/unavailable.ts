/** Stands in for the kit's zip and xlsx readers, which would be fetched from a CDN. */
function unavailable(): never {
  throw new Error("zip and xlsx files cannot be read here: their readers are not bundled");
}

export const ZipArchive = { from: unavailable };
export const Workbook = { load: unavailable };
