import { describe, expect, it } from 'vitest';
import { type BrowserGlobals, createBrowserNetwork, createSilentNetwork, type NetworkSignal } from './network.ts';

/** A browser whose events are fired by the test. */
function fakeBrowser() {
  const page = new EventTarget();
  const connection = Object.assign(new EventTarget(), { type: 'wifi', effectiveType: '4g' });
  const navigator = { onLine: true, connection };
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const globals: BrowserGlobals = {
    navigator,
    document,
    addEventListener: (type, listener) => page.addEventListener(type, listener),
    removeEventListener: (type, listener) => page.removeEventListener(type, listener),
  };
  const network = createBrowserNetwork(globals);
  const heard: NetworkSignal[] = [];
  const stop = network.subscribe((what) => heard.push(what));
  const fire = (target: EventTarget, type: string) => void target.dispatchEvent(new Event(type));
  return { page, connection, navigator, document, network, heard, stop, fire };
}

describe('the signals of a browser', () => {
  it('tell of a network that goes and comes back', () => {
    const { navigator, network, page, fire, heard } = fakeBrowser();
    expect(network.isOffline()).toBe(false);
    navigator.onLine = false;
    fire(page, 'offline');
    expect(network.isOffline()).toBe(true);
    navigator.onLine = true;
    fire(page, 'online');
    expect(heard).toEqual(['offline', 'online']);
  });

  it('tell when the page is seen again, not when it is hidden', () => {
    const { document, page, fire, heard } = fakeBrowser();
    document.visibilityState = 'hidden';
    fire(document, 'visibilitychange');
    expect(heard).toEqual([]);
    document.visibilityState = 'visible';
    fire(document, 'visibilitychange');
    fire(page, 'pageshow');
    expect(heard).toEqual(['foreground', 'foreground']);
  });

  it('tell of another kind of network, not of every estimate of its speed', () => {
    const { connection, fire, heard } = fakeBrowser();
    connection.effectiveType = '3g';
    fire(connection, 'change');
    expect(heard).toEqual([]);
    connection.type = 'cellular';
    fire(connection, 'change');
    expect(heard).toEqual(['change']);
  });

  it('end with the subscription', () => {
    const { page, document, connection, fire, heard, stop } = fakeBrowser();
    stop();
    connection.type = 'cellular';
    for (const type of ['online', 'offline', 'pageshow']) fire(page, type);
    fire(document, 'visibilitychange');
    fire(connection, 'change');
    expect(heard).toEqual([]);
  });
});

it.each([
  ['no browser at all', createBrowserNetwork({})],
  ['a browser that knows nothing', createBrowserNetwork({ navigator: {}, document: {} })],
  ['Node', createBrowserNetwork()],
  ['the silent network', createSilentNetwork()],
])('%s is never offline and can be listened to', (_, network) => {
  expect(network.isOffline()).toBe(false);
  expect(() => network.subscribe(() => undefined)()).not.toThrow();
});
