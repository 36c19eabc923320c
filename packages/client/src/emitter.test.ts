import { expect, it, vi } from 'vitest';
import { createEmitter } from './emitter.ts';

interface Events {
  ring: number;
}

it('calls each handler until it is taken away, also when one takes itself away', () => {
  const emitter = createEmitter<Events>();
  const heard: string[] = [];
  const stopFirst = emitter.on('ring', (times) => {
    heard.push(`first ${times}`);
    stopFirst();
  });
  emitter.on('ring', (times) => heard.push(`second ${times}`));
  emitter.emit('ring', 1);
  emitter.emit('ring', 2);
  expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
});

it('a handler that throws stops nobody, and its error is not swallowed', async () => {
  const emitter = createEmitter<Events>();
  const queued: (() => void)[] = [];
  vi.stubGlobal('queueMicrotask', (task: () => void) => queued.push(task));
  const second = vi.fn();
  emitter.on('ring', () => {
    throw new Error('broken handler');
  });
  emitter.on('ring', second);
  emitter.emit('ring', 1);
  vi.unstubAllGlobals();
  expect(second).toHaveBeenCalledWith(1);
  expect(queued[0]).toThrow('broken handler');
});
