import { describe, expect, it } from 'vitest';
import { publicOrigin, publicUrls } from './public-urls.ts';

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

describe('the origin of a link for a phone', () => {
  it.each([
    ['192.168.1.20:8080', false, 'http://192.168.1.20:8080'],
    ['[fe80::1]:8080', false, 'http://[fe80::1]:8080'],
    ['[fe80::1]', true, 'https://[fe80::1]'],
    ['board.example', true, 'https://board.example'],
    ['evil.example/x', true, 'https://localhost:8080'],
    ['evil.example@x:1', false, 'http://localhost:8080'],
    ['', false, 'http://localhost:8080'],
  ])('follows the host the dispatcher used: %s', (host, isSecure, origin) => {
    expect(publicOrigin({ publicUrl: undefined, httpPort: 8080 }, isSecure, host)).toBe(origin);
  });

  it('is the configured one where there is one, without a path', () => {
    const config = { publicUrl: 'https://fieldcast.example.com/', httpPort: 8080 };
    expect(publicOrigin(config, false, 'internal:8080')).toBe('https://fieldcast.example.com');
  });
});
