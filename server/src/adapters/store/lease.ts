/** A crawl that nobody has written to for so long may be gone on with by others. */
export const LEASE_MILLISECONDS = 60_000;
