/** esbuild collects them into one sheet beside the script. */
declare module '*.css';
