/** The version of the links, under the key `v`. */
export const urlVersion = "1";
