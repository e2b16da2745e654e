import { describe } from 'node:test';
import { open, temporaryFolder } from './fixture.ts';
import { storeCases } from './store-cases.ts';

describe('the store in a file', () => {
  storeCases(async (now) => {
    const folder = temporaryFolder();
    return { open: () => open(folder, undefined, now) };
  });
});
