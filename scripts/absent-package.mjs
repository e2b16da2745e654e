// Stands for a package that a driver loads and AETL never calls; see build.mjs.
export {};
