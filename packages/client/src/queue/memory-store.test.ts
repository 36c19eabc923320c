import { createFaultyStore } from './faulty-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { itIsAFixStore } from './store.contract.ts';

itIsAFixStore('memory', () => {
  const store = createMemoryStore();
  return () => store;
});

itIsAFixStore('a faulty store that was told nothing', () => {
  const store = createMemoryStore();
  return () => createFaultyStore(store);
});
