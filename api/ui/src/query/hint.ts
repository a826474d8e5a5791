/** Stands where no query is. */
export const HINT = "All items. Try object_prefix:person AND score < 0.5";
