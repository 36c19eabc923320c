import { expect, it } from 'vitest';
import { type PhoneReach, phoneReachOf } from './phone-reach.ts';

it.each<[string, PhoneReach]>([
  ['https://fieldcast.example.com/phone/#link=x', 'fine'],
  ['http://fieldcast.example.com/phone/#link=x', 'insecure'],
  ['http://192.168.1.20:8080/phone/#link=x', 'insecure'],
  ['http://localhost:8080/phone/#link=x', 'local'],
  ['http://127.0.0.1:8080/phone/#link=x', 'local'],
  ['https://[::1]:8080/phone/#link=x', 'local'],
  ['https://localhost.example.com/phone/', 'fine'],
])('the link %s is %s for a phone', (url, reach) => {
  expect(phoneReachOf(url)).toBe(reach);
});
