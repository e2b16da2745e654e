import { takeImages } from './take-images.ts';

await takeImages('light');
