import { describe, expect, it } from 'vitest';
import { publicUrls } from './public-urls.ts';

const config = { publicMapUrl: undefined, publicTrackUrl: undefined, mapPort: 8082, trackPort: 8081 };

describe('the addresses told to clients', () => {
  it.each([
    ['localhost', false, 'ws://localhost:8082/v1/map'],
    ['192.168.1.20', false, 'ws://192.168.1.20:8082/v1/map'],
    ['[::1]', false, 'ws://[::1]:8082/v1/map'],
    ['Board.Example', true, 'wss://Board.Example:8082/v1/map'],
    ["x; script-src 'unsafe-inline'", false, 'ws://localhost:8082/v1/map'],
    ['', false, 'ws://localhost:8082/v1/map'],
  ])('follow the host the client used: %s', (hostname, isSecure, mapUrl) => {
    expect(publicUrls(config, isSecure, hostname).mapUrl).toBe(mapUrl);
  });

  it('are the configured ones where there are any', () => {
    const urls = publicUrls({ ...config, publicTrackUrl: 'wss://track.example/v1/track' }, true, 'board.example');
    expect(urls).toEqual({ mapUrl: 'wss://board.example:8082/v1/map', trackUrl: 'wss://track.example/v1/track' });
  });
});
